import { scrapeTargets } from '@fleet/model'
import { collectorsOf } from '../collectors/collectors-of.ts'
import type { Collector } from '../collectors/collector.ts'
import { podsOfCollector } from '../collectors/pods-of-collector.ts'
import { endpointOf, isApiServer, isOfKubelet, isProber, KUBELET_PORT } from '../../catalog/scrape-targets.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'
import type { Pods } from '../../tree/workloads/pods.ts'
import { ownContainersIn, type Container } from '../../tree/workloads/containers.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'
import { listOf, valueAt } from '../../values/value-at.ts'
import { catalogueOf, CATALOGUES, type ExporterName } from '../../catalog/metrics/index.ts'
import { byDefault, type Exporter } from '../exporters/exporter.ts'
import { exporterOfCollector, exporterOfContainer } from '../exporters/exporter-of-container.ts'
import { fluxExporterOf } from '../exporters/flux.ts'
import { traefikOf } from '../exporters/traefik.ts'

interface Scrape {
  readonly name: string
  readonly path: string
  readonly scheme: string
  readonly collector: Collector | undefined
}

/** What answers at an address. */
export interface Listener {
  readonly exporter: Exporter | undefined
  /** Whether its machine is in no tree. */
  readonly isOutside: boolean
  /** Whether a program answers whose metrics are not known. */
  readonly isOpen: boolean
}

/** What answers at an address that a cluster scrapes. */
export const exporterAt = (cluster: ClusterView, address: string, scrape: Scrape): Listener => {
  const found = listeningAt(cluster, address, scrape)
  const { exporter } = found
  if (!exporter || serves(exporter, scrape)) return found
  return { ...found, exporter: undefined, isOpen: found.isOpen || isProber(exporter.name) }
}

/** The path decides which endpoint of the kubelet answers. A program that is not a target is a plain exporter. */
export const serves = ({ name }: Exporter, { path, scheme }: Pick<Scrape, 'path' | 'scheme'>): boolean =>
  scheme === endpointOf(name).scheme && (isOfKubelet(name) || path === endpointOf(name).path)

const listeningAt = (cluster: ClusterView, address: string, scrape: Scrape): Listener => {
  const service = serviceAddressIn(address)
  if (service && isApiServer(service))
    return { exporter: byDefault('apiserver'), isOutside: false, isOpen: true }
  if (service) {
    const found = findService(cluster, service.namespace, service.name)
    const exporter = found && exporterOfPods(cluster, podsBehind(cluster, found))
    return { ...inside(exporter), isOpen: found !== undefined && exporter === undefined }
  }
  const port = Number(/:(\d+)$/.exec(address)?.[1])
  if (port === KUBELET_PORT) return inside(kubeletAt(scrape.path))
  if (LOOPBACK.test(address)) return inside(scrape.collector && ownTelemetry(scrape.collector, address))
  const onNode = scrape.collector && ownContainersIn(cluster).find((container) => isOnNode(container, port))
  if (onNode) return inside(exporterOfContainer(onNode))
  const exporter = namedAfterJob(scrape.name)
  return { exporter, isOutside: true, isOpen: exporter === undefined }
}

const inside = (exporter: Exporter | undefined): Listener => ({ exporter, isOutside: false, isOpen: false })

const LOOPBACK = /^(127\.|localhost:|\[::1\])/

const kubeletAt = (path: string): Exporter | undefined => {
  const found = scrapeTargets.find((target) => isOfKubelet(target.exporter) && target.path === path)
  return found && byDefault(found.exporter)
}

/** Only at the very address that its configuration listens on. */
const ownTelemetry = (collector: Collector, address: string): Exporter | undefined => {
  const readers = listOf(valueAt(collector.config, ['service', 'telemetry', 'metrics', 'readers']))
  const addresses = readers.map((reader) => {
    const at = valueAt(reader, ['pull', 'exporter', 'prometheus'])
    return `${String(valueAt(at, ['host']))}:${String(valueAt(at, ['port']))}`
  })
  return addresses.includes(address) ? exporterOfCollector(collector) : undefined
}

const isOnNode = ({ pods, container }: Container, port: number): boolean =>
  pods.spec.hostNetwork === true &&
  (container.ports ?? []).some(({ containerPort }) => containerPort === port)

/** What a cluster's pods are, of its own or of a chart. */
export const exporterOfPods = (cluster: ClusterView, found: readonly Pods[]): Exporter | undefined => {
  for (const pods of found) {
    const container = ownContainersIn(cluster).find(
      (one) => one.pods === pods && exporterOfContainer(one) !== undefined,
    )
    if (container) return exporterOfContainer(container)
    if (pods.exporter === 'traefik') return traefikOf(cluster)
    const collector = collectorOf(cluster, pods)
    if (collector) return exporterOfCollector(collector)
    const exporter = pods.exporter ?? fluxExporterOf(pods)
    if (exporter) return byDefault(exporter)
  }
  return undefined
}

/** The collector that pods run, of its chart or of the tree's own. */
const collectorOf = (cluster: ClusterView, pods: Pods): Collector | undefined =>
  collectorsOf(cluster).readable.find((collector) => podsOfCollector(cluster, collector).includes(pods))

/** No tree holds what runs on a machine beside the clusters: its job is named after it. Of some programs too little is known. */
const namedAfterJob = (job: string): Exporter | undefined => {
  const name = (Object.keys(CATALOGUES) as ExporterName[]).find(
    (one) => (job === one || job.startsWith(`${one}-`)) && !catalogueOf(one).partial,
  )
  return name && byDefault(name)
}
