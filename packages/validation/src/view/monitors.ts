import type { NamedPort } from '../contracts/chart-contract.ts'
import type { Path, Placed } from '../spot.ts'
import type { ClusterView } from './cluster-view.ts'
import { selects, type Selector } from './selector.ts'

/** What a ServiceMonitor or PodMonitor has Prometheus scrape. */
export interface Monitor {
  readonly placed: Placed
  readonly selector: Selector
  /** The Services or pods that it selects. */
  readonly targets: readonly MonitorTarget[]
  readonly endpoints: readonly MonitorEndpoint[]
}

export interface MonitorTarget {
  /** Tells it from every other target of the cluster: `namespace/name` of a Service. */
  readonly id: string
  readonly owner: string
  readonly ports: readonly NamedPort[]
}

export interface MonitorEndpoint {
  /** The port's name. */
  readonly port: string | undefined
  readonly metricsPath: string
  /** The keys that lead to the port in the monitor. */
  readonly path: Path
}

export const monitorsOf = (cluster: ClusterView): readonly Monitor[] => [
  ...cluster.all('monitoring.coreos.com/v1/ServiceMonitor').map((placed) => {
    const { selector, namespaceSelector, endpoints } = placed.object.spec
    const isSeen = sees(placed, namespaceSelector)
    return {
      placed,
      selector,
      targets: cluster.services
        .filter(({ namespace, labels }) => labels && isSeen(namespace) && selects(selector, labels))
        .map(({ namespace, name, owner, ports }) => ({ id: `${namespace}/${name}`, owner, ports })),
      endpoints: endpoints.map(({ port, path = METRICS }, index) => ({
        port,
        metricsPath: path,
        path: ['spec', 'endpoints', index, 'port'],
      })),
    }
  }),
  ...cluster.all('monitoring.coreos.com/v1/PodMonitor').map((placed) => {
    const { selector, namespaceSelector, podMetricsEndpoints = [] } = placed.object.spec
    const isSeen = sees(placed, namespaceSelector)
    return {
      placed,
      selector,
      targets: cluster.pods
        .filter(({ namespace, labels }) => isSeen(namespace) && selects(selector, labels))
        .map(({ owner, ports }) => ({ id: owner, owner, ports })),
      endpoints: podMetricsEndpoints.map(({ port, path = METRICS }, index) => ({
        port,
        metricsPath: path,
        path: ['spec', 'podMetricsEndpoints', index, 'port'],
      })),
    }
  }),
]

/** Prometheus' own default. */
const METRICS = '/metrics'

interface NamespaceSelector {
  readonly any?: boolean
  readonly matchNames?: readonly string[]
}

/** A monitor looks into its own namespace, unless it says otherwise. */
const sees = (placed: Placed, { any, matchNames }: NamespaceSelector = {}) => {
  const names = matchNames ?? [placed.object.metadata.namespace]
  return (namespace: string): boolean => any === true || names.includes(namespace)
}
