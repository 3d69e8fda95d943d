import { samplesIn } from '@fleet/model'
import { fetchIn, sumOf } from '../expositions/samples.ts'
import type { Host } from '../hosts/host.ts'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import type { ContainerLog } from '../logs/container-log.ts'
import { logOfPod, startLogCluster } from '../logs/log-cluster.ts'
import { collectorOfDaemonSet, startCollector } from '../programs/collector.ts'
import { distributed } from '../thanos/distributed-example.ts'
import { objectsOfVersion } from '../transitions/version-objects.ts'
import { valueAt, type KubernetesObject } from '../trees/committed.ts'
import { compressedTime } from './compressed-time.ts'
import { startScrapes, type Scrapes } from './scrapes.ts'
import { inventoryOfTwo, type HubOfTwo } from './two-entries.ts'

/** A spoke whose pods know the hub by a name of two addresses. */
export interface SpokeOfTwo {
  readonly collector: Program
  readonly logs: readonly ContainerLog[]
  readonly scrapes: Scrapes
}

interface HostAlias {
  readonly ip: string
  readonly hostnames: readonly string[]
}

/** Writes `hostAliases` of a workload's pods into /etc/hosts, as the kubelet does. */
const addAliases = (host: Host, workload: unknown): void => {
  const aliases = valueAt(workload, 'spec', 'template', 'spec', 'hostAliases') as readonly HostAlias[]
  for (const { ip, hostnames } of aliases) host.addNames(ip, hostnames)
}

/** @param times the factor of its compressed time */
export const startSpokeOfTwo = async (
  { spoke: host, stage }: LabHosts,
  { prometheus }: HubOfTwo,
  times: number,
): Promise<SpokeOfTwo> => {
  const { spoke: cluster } = distributed.clusters
  const objects = objectsOfVersion({ fleet: inventoryOfTwo }, distributed.readFile).get(cluster.name) ?? []
  const named = (kind: string, name: RegExp): KubernetesObject | undefined =>
    objects.find((object) => object.kind === kind && name.test(object.metadata.name))
  const daemonSet = named('DaemonSet', /^otel-collector$/)
  addAliases(host, daemonSet)
  const { server, kubelet } = await startLogCluster(host, cluster, stage, objects)
  const scrapes = await startScrapes(host, prometheus)
  const pods = (await kubelet.pods()).filter(({ metadata }) => !metadata.name.startsWith('otel-collector'))
  const spec = collectorOfDaemonSet(daemonSet, named('ConfigMap', /^otel-collector-/))
  const configuration = compressedTime(spec.configuration, times)
  return {
    collector: await startCollector(host, { spec, server, stage, configuration, node: cluster.node }),
    logs: pods.map((pod) => logOfPod(host, pod)),
    scrapes,
  }
}

/** The share of its queue that a collector uses: of the fullest one. */
export const shareOfQueue = (host: Host): number => {
  const samples = samplesIn(fetchIn(host, 'http://127.0.0.1:8888/metrics'))
  const exporters = new Set(
    samples.flatMap(({ name, labels }) =>
      name === 'otelcol_exporter_queue_size' ? [labels['exporter'] ?? ''] : [],
    ),
  )
  return Math.max(
    ...[...exporters].map((exporter) => {
      const of = (name: string): number =>
        sumOf(samples, name, (labels) => labels['exporter'] === exporter) ?? 0
      return of('otelcol_exporter_queue_size') / of('otelcol_exporter_queue_capacity')
    }),
  )
}
