import { namespaceOf } from '../objects.ts'
import type { NamedPort } from '../../catalog/charts/chart-contract.ts'
import type { Path, Located } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { podsBehind } from '../network/pods-behind.ts'
import { ownPodsOf, podsOf, type Pods } from '../workloads/pods.ts'
import { selects, type Labels, type Selector } from '../../values/selector.ts'
import { servicesOf } from '../network/services.ts'

/** What a ServiceMonitor or PodMonitor has Prometheus scrape. */
export interface Monitor {
  readonly located: Located
  readonly selector: Selector
  /** The namespaces that it looks into; nothing for all. */
  readonly namespaces?: readonly string[]
  /** Whether it looks into a namespace. */
  readonly isSeen: (namespace: string) => boolean
  /** The Services or pods that it selects. */
  readonly targets: readonly MonitorTarget[]
  readonly endpoints: readonly MonitorEndpoint[]
}

export interface MonitorTarget {
  /** Unique among the targets of the cluster: `namespace/name` of a Service. */
  readonly id: string
  readonly owner: string
  readonly ports: readonly NamedPort[]
  readonly namespace: string
  /** The Service's name; a PodMonitor has none. */
  readonly service?: string
  /** Of the Service, or of the pods themselves. */
  readonly labels: Labels
  /** Whether no object of the tree makes it. */
  readonly isForeign: boolean
  /** The pods that are scraped. */
  readonly pods: readonly Pods[]
}

export interface MonitorEndpoint {
  /** The port's name. */
  readonly port: string | undefined
  readonly metricsPath: string
  /** The keys that lead to the port in the monitor. */
  readonly path: Path
}

export const monitorsOf = (cluster: ClusterView): readonly Monitor[] => [
  ...cluster.all('monitoring.coreos.com/v1/ServiceMonitor').map((located) => {
    const { selector, namespaceSelector, endpoints } = located.object.spec
    const namespaces = namespacesSeen(located, namespaceSelector)
    const isSeen = (namespace: string): boolean => namespaces?.includes(namespace) !== false
    return {
      located,
      selector,
      ...(namespaces && { namespaces }),
      isSeen,
      targets: servicesOf(cluster)
        .filter(({ namespace, labels }) => isSeen(namespace) && selects(selector, labels))
        .map((service) => ({
          id: `${service.namespace}/${service.name}`,
          owner: service.owner,
          ports: service.ports,
          namespace: service.namespace,
          service: service.name,
          labels: service.labels,
          isForeign: service.located === undefined,
          pods: podsBehind(cluster, service),
        })),
      endpoints: endpoints.map(({ port, path = METRICS }, index) => ({
        port,
        metricsPath: path,
        path: ['spec', 'endpoints', index, 'port'],
      })),
    }
  }),
  ...cluster.all('monitoring.coreos.com/v1/PodMonitor').map((located) => {
    const { selector, namespaceSelector, podMetricsEndpoints = [] } = located.object.spec
    const namespaces = namespacesSeen(located, namespaceSelector)
    const isSeen = (namespace: string): boolean => namespaces?.includes(namespace) !== false
    return {
      located,
      selector,
      ...(namespaces && { namespaces }),
      isSeen,
      targets: podsOf(cluster)
        .filter(({ namespace, labels }) => isSeen(namespace) && selects(selector, labels))
        .map((pods) => ({
          id: pods.owner,
          owner: pods.owner,
          ports: pods.ports,
          namespace: pods.namespace,
          labels: pods.labels,
          isForeign: !ownPodsOf(cluster).some((own) => own === pods),
          pods: [pods],
        })),
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

/** A monitor looks into its own namespace, unless it states others. */
const namespacesSeen = (
  located: Located,
  { any, matchNames }: NamespaceSelector = {},
): readonly string[] | undefined => (any === true ? undefined : (matchNames ?? [namespaceOf(located)]))
