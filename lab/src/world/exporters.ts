import { parse } from 'yaml'
import { nodeExporterPods } from '../chart-stand-ins/kube-prometheus-stack/exporters.ts'
import { cadvisorPage, cloudflaredPage, kubeletPage, traefikPage } from '../expositions/recorded.ts'
import { startExposition, type Exposition } from '../expositions/start-exposition.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { ApiServer } from '../kubernetes/api-server.ts'
import type { Kubelet } from '../kubernetes/kubelet.ts'
import { argumentsOf, containerOf, environmentOf } from '../programs/pod-spec.ts'
import { kubeStateMetricsOf, startKubeStateMetrics } from '../programs/kube-state-metrics.ts'
import { startNodeExporter } from '../programs/node-exporter.ts'
import { clusters, type LabCluster } from '../trees/clusters.ts'
import { objectOf, textAt } from '../trees/committed.ts'
import { startFluxPages } from './flux.ts'
import { podAddresses } from './pod-addresses.ts'

/** The scrape targets of a cluster's collector or Prometheus. */
export interface Exporters {
  readonly nodeExporter: Program
  readonly kubeStateMetrics: Program
  /** Node-exporters of the machines beside the cluster, each under its address. */
  readonly metalNodes: Readonly<Record<string, Program>>
  readonly cloudflared: Exposition
  readonly traefik: Exposition
  /** The controllers of Flux. */
  readonly flux: readonly Exposition[]
  /** Over TLS at `/metrics` and `/metrics/cadvisor`, to clients that the API allows. */
  readonly kubelet: Exposition
}

export interface ExportersStart {
  readonly cluster: LabCluster
  readonly server: ApiServer
  readonly kubelet: Kubelet
  readonly stage: string
}

/** The DaemonSet as the tree has it; the hub's is the chart's. */
const nodeExporterOf = ({ name }: LabCluster): unknown =>
  name === clusters.hub.name ? nodeExporterPods : objectOf(name, 'DaemonSet', 'node-exporter')

const nodeExporterArguments = (workload: unknown, address: string): readonly string[] => {
  const { args = [], env = [] } = containerOf(workload)
  const [nodeName, podName, namespace] = ['', '', '']
  return argumentsOf(
    args,
    environmentOf(env, { nodeAddress: address, podAddress: address, nodeName, podName, namespace }),
  )
}

/** The bounds that the tree gives Traefik, in seconds. */
const traefikBounds = (cluster: string): readonly number[] => {
  const values: unknown = parse(
    textAt(objectOf(cluster, 'HelmChartConfig', 'traefik'), 'spec', 'valuesContent'),
  )
  return textAt(values, 'metrics', 'prometheus', 'buckets').split(',').map(Number)
}

const startKubeletEndpoint = async (
  host: Host,
  { cluster: { node }, server, kubelet, stage }: ExportersStart,
): Promise<Exposition> => {
  const issued = server.authority.issue('kubelet', [node.address], [node.name])
  const claims = (await server.api.get('/api/v1/persistentvolumeclaims')) as {
    readonly items: readonly { readonly metadata: { readonly name: string; readonly namespace: string } }[]
  }
  return startExposition(host, 'kubelet', stage, {
    address: node.address,
    port: 10_250,
    pages: {
      '/metrics': kubeletPage(
        node.name,
        claims.items.map(({ metadata }) => metadata),
      ),
      '/metrics/cadvisor': cadvisorPage(await kubelet.pods()),
    },
    kubelet: { node: node.name, ...issued, api: server.access },
  })
}

/** Names of the tree's Services, at the address of the one pod behind each. */
const nameServices = (host: Host): void => {
  const services = {
    'kube-state-metrics.monitoring': podAddresses['kube-state-metrics'],
    'cloudflared-metrics.cloudflare': podAddresses.cloudflared,
    'traefik-metrics.kube-system': podAddresses.traefik,
  }
  for (const [name, address] of Object.entries(services)) {
    host.addAddress(address)
    host.addNames(address, [`${name}.svc`, `${name}.svc.cluster.local`])
  }
}

/** Starts all scrape targets of a cluster but the collector itself. */
export const startExporters = async (host: Host, start: ExportersStart): Promise<Exporters> => {
  const { cluster, server, stage } = start
  nameServices(host)
  const shown = (name: 'cloudflared' | 'traefik', port: number, page: ReturnType<typeof cloudflaredPage>) =>
    startExposition(host, name, stage, { address: podAddresses[name], port, pages: { '/metrics': page } })
  const onMachine = (address: string): Promise<Program> =>
    startNodeExporter(host, { args: nodeExporterArguments(nodeExporterOf(cluster), address), address })

  const metalNodes = await Promise.all(
    cluster.metalNodes.map(async (address) => [address, await onMachine(address)] as const),
  )
  const [nodeExporter, kubeStateMetrics, cloudflared, traefik, flux, kubelet] = await Promise.all([
    onMachine(cluster.node.address),
    startKubeStateMetrics(host, { ...kubeStateMetricsOf(cluster.name), server }),
    shown('cloudflared', 2000, cloudflaredPage()),
    shown('traefik', 9100, traefikPage(traefikBounds(cluster.name))),
    startFluxPages(host, stage),
    startKubeletEndpoint(host, start),
  ])
  return {
    nodeExporter,
    kubeStateMetrics,
    metalNodes: Object.fromEntries(metalNodes),
    cloudflared,
    traefik,
    flux,
    kubelet,
  }
}
