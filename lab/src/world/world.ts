import { collectorOfChart } from '../chart-stand-ins/opentelemetry-collector.ts'
import { exportersOfChart } from '../chart-stand-ins/kube-prometheus-stack/exporters.ts'
import { kubeletMonitor } from '../chart-stand-ins/kube-prometheus-stack/kubelet.ts'
import {
  prometheusPrerequisites,
  prometheusOfChart,
} from '../chart-stand-ins/kube-prometheus-stack/prometheus.ts'
import { broughtByK3s } from '../chart-stand-ins/k3s.ts'
import { gotkComponents } from '../corpus/gotk-components.ts'
import type { Host } from '../hosts/host.ts'
import { startHosts, type LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import { installDefinitions, startApiServer, type ApiServer } from '../kubernetes/api-server.ts'
import { startControllers } from '../kubernetes/controllers.ts'
import { playKubelet, type Kubelet } from '../kubernetes/kubelet.ts'
import type { LogStore } from '../logs/log-store.ts'
import { hubCollector, spokeCollector, startCollector } from '../programs/collector.ts'
import { lokiFile } from '../programs/given-loki.ts'
import { startLoki, type Loki } from '../programs/loki.ts'
import { startVictoriaLogs } from '../programs/victoria-logs.ts'
import { startOperatedPrometheus, type OperatedPrometheus } from '../programs/operated-prometheus.ts'
import { startOperator } from '../programs/prometheus-operator.ts'
import { applyTree } from '../trees/apply-tree.ts'
import { clusters, type LabCluster } from '../trees/clusters.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { applyFlux } from './flux.ts'
import { startExporters, type Exporters } from './exporters.ts'
import { addressOfPod, podAddresses } from './pod-addresses.ts'

/** A cluster of the lab with all sources of its telemetry. */
export interface WorldCluster {
  readonly host: Host
  readonly server: ApiServer
  readonly kubelet: Kubelet
  readonly exporters: Exporters
  readonly collector: Program
}

/** The whole running fleet: both clusters, and the hub's stores. */
export interface World {
  readonly hosts: LabHosts
  readonly hub: WorldCluster
  readonly spoke: WorldCluster
  /** The store of the collectors' lines: Loki where one is given, otherwise VictoriaLogs. */
  readonly logStore: LogStore
  readonly loki: Loki | undefined
  readonly prometheus: OperatedPrometheus
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

const isOfOperator = ({ metadata }: KubernetesObject): boolean =>
  metadata.name.endsWith('.monitoring.coreos.com')

/** A cluster's API with its tree and its pods, and its exporters. */
const populate = async (
  host: Host,
  cluster: LabCluster,
  stage: string,
  foreign: readonly KubernetesObject[],
): Promise<Omit<WorldCluster, 'collector'>> => {
  const server = await startApiServer(host, stage)
  const { api } = server
  const controllers = startControllers(host, server)
  const isHub = cluster.name === clusters.hub.name
  if (isHub) await installDefinitions(api, isOfOperator)
  await controllers
  const kubelet = await playKubelet({ api, node: cluster.node, addressOf: addressOfPod })
  await api.apply(gotkComponents() as readonly KubernetesObject[])
  await applyTree(api, cluster.name)
  await applyFlux(api, cluster.name)
  await api.apply([...broughtByK3s, ...foreign])
  await kubelet.settle()
  return {
    host,
    server,
    kubelet,
    exporters: await startExporters(host, { cluster, server, kubelet, stage }),
  }
}

const startStore = async (
  { host, server, kubelet }: Omit<WorldCluster, 'collector'>,
  stage: string,
): Promise<OperatedPrometheus> => {
  host.addAddress(podAddresses.prometheus)
  const operator = await startOperator(host, server)
  await server.api.apply(prometheusOfChart)
  const prometheus = await startOperatedPrometheus(host, { server, operator, stage })
  await kubelet.settle()
  return prometheus
}

/** Starts the fleet as it is committed: both trees in their APIs, their exporters and collectors, and the hub's stores. */
export const startWorld = async (): Promise<World> => {
  const hosts = await startHosts()
  const { stage } = hosts
  const loki = lokiFile() === undefined ? undefined : startLoki(hosts.hub)
  const startLog = loki ?? startVictoriaLogs(hosts.hub)
  const startHub = populate(hosts.hub, clusters.hub, stage, [
    ...prometheusPrerequisites,
    ...exportersOfChart,
    kubeletMonitor,
    ...collectorOfChart(),
  ])
  const startSpoke = populate(hosts.spoke, clusters.spoke, stage, [])
  const [hub, spoke, logStore] = await Promise.all([startHub, startSpoke, startLog])
  const [prometheus, onHub, onSpoke] = await Promise.all([
    startStore(hub, stage),
    startCollector(hosts.hub, { spec: hubCollector(), server: hub.server, stage }),
    startCollector(hosts.spoke, { spec: spokeCollector(), server: spoke.server, stage }),
  ])
  return {
    hosts,
    hub: { ...hub, collector: onHub },
    spoke: { ...spoke, collector: onSpoke },
    logStore,
    loki: await loki,
    prometheus,
    [Symbol.asyncDispose]: () => hosts[Symbol.asyncDispose](),
  }
}
