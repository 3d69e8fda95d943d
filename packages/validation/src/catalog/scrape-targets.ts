import {
  API_SERVER,
  BLACKBOX_EXPORTER,
  BUILT_INS,
  PROBE_PATH,
  SCRAPE_TARGETS,
  scrapeTargets,
  type BuiltIn,
  type BuiltInName,
  type ScrapeTarget,
} from '@fleet/model'

/** Machines outside the clusters have the same exporters under jobs of their own. */
const BY_EXPORTER: ReadonlyMap<string, ScrapeTarget> = new Map(
  scrapeTargets.filter(({ kind }) => kind !== 'static').map((target) => [target.exporter, target]),
)

/** What is known of an exporter as a target; nothing of one that only a chart scrapes. */
const targetOf = (exporter: string): ScrapeTarget | undefined => BY_EXPORTER.get(exporter)

/** The job that an exporter's series carry. */
export const jobOfExporter = (exporter: string): string => targetOf(exporter)?.job ?? exporter

/** Whether each node has one of its own. */
export const isOnEachNode = (exporter: string): boolean => {
  const kind = targetOf(exporter)?.kind
  const builtIn: BuiltIn | undefined = BUILT_INS[exporter as BuiltInName]
  return kind === 'node' || kind === 'own' || builtIn?.isOnEachNode === true
}

/** The kubelet's authenticated port, on every node. */
export const KUBELET_PORT: number = SCRAPE_TARGETS.kubelet.port

/** What the kubelet serves on that port. */
export const isOfKubelet = (exporter: string): boolean => {
  const target = targetOf(exporter)
  return target?.kind === 'node' && target.port === KUBELET_PORT
}

/** The exporters that answer elsewhere than at `/metrics` by http, and are no target of every cluster. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  [BLACKBOX_EXPORTER]: { path: PROBE_PATH, scheme: 'http' },
  apiserver: { path: '/metrics', scheme: 'https' } satisfies Endpoint,
}

/** Where an exporter answers on its port. */
interface Endpoint {
  readonly path: string
  readonly scheme: string
}

export const endpointOf = (exporter: string): Endpoint =>
  targetOf(exporter) ?? ENDPOINTS[exporter] ?? { path: '/metrics', scheme: 'http' }

/** It answers for what it is asked about, under as many jobs as a person likes, and for itself at another path. */
export const isProber = (exporter: string): boolean => exporter === BLACKBOX_EXPORTER

/** What service discovery is asked for. */
export interface Discovered {
  readonly role: string
  readonly namespace: string | undefined
  /** `label=value,label=value`. */
  readonly selector: string
  readonly port: number
}

/** The built-in that service discovery finds, where a scrape asks for exactly its pods or nodes. */
export const builtInFoundBy = ({ role, namespace, selector, port }: Discovered): BuiltInName | undefined => {
  const wanted = new Set(selector.split(','))
  return (Object.keys(BUILT_INS) as BuiltInName[]).find((name) => {
    const { place }: BuiltIn = BUILT_INS[name]
    if (place.kind === 'apiServer' || `${role}s` !== place.kind || port !== place.port) return false
    if (place.kind === 'pods' && place.namespace !== namespace) return false
    const labels = Object.entries(place.labels).map(([label, value]) => `${label}=${value}`)
    return labels.length === wanted.size && labels.every((label) => wanted.has(label))
  })
}

/** Whether an address is that of the API server, which each cluster has without a tree. */
export const isApiServer = ({
  name,
  namespace,
  port,
}: {
  readonly name: string
  readonly namespace: string
  readonly port: number
}): boolean => name === API_SERVER.name && namespace === API_SERVER.namespace && port === API_SERVER.port
