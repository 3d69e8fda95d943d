import { grafanaOf } from '../tree/monitoring/grafana.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import { podsBehind } from '../tree/network/pods-behind.ts'
import { monitorsOf } from '../tree/monitoring/monitors.ts'
import { namespaceOf } from '../tree/objects.ts'
import { ownPodsOf, podsIn, podsOf, type Pods } from '../tree/workloads/pods.ts'
import { collectorScrapes, targetsOf } from './scrapes.ts'
import { selects, type Labels } from '../values/selector.ts'
import {
  findService,
  serviceAddressIn,
  type ServiceAddress,
  type ServiceFacts,
} from '../tree/network/services.ts'

/** Who connects to some pods, as a policy sees them. */
export interface Caller {
  readonly owner: string
  readonly namespace: string
  /** Nothing where a tree does not tell them. */
  readonly labels?: Labels
}

/** A connection that a tree itself configures. */
export interface Connection {
  readonly caller: Caller
  readonly to: Pods
  /** The pods' own, not the port of a Service before them. */
  readonly port: number
}

/** All that is known of who connects to what inside a cluster; what collectors export is not among it. */
export const connectionsIn = (cluster: ClusterView): readonly Connection[] => [
  ...chartCalls(cluster),
  ...grafanaCalls(cluster),
  ...prometheusScrapes(cluster),
  ...collectorCalls(cluster),
  ...variableCalls(cluster),
]

const chartCalls = (cluster: ClusterView): Connection[] =>
  podsOf(cluster).flatMap((caller) =>
    (caller.calls ?? []).flatMap(({ to, port }) =>
      podsIn(cluster, caller.namespace)
        .filter(({ labels }) => selects({ matchLabels: to }, labels))
        .map((pods) => ({ caller, to: pods, port })),
    ),
  )

const GRAFANA = { matchLabels: { 'app.kubernetes.io/name': 'grafana' } }

/** Grafana queries its data sources; the chart's own is the Prometheus beside it. */
const grafanaCalls = (cluster: ClusterView): Connection[] => {
  const grafana = grafanaOf(cluster)
  if (!grafana) return []
  const callers = podsIn(cluster, grafana.namespace).filter(({ labels }) => selects(GRAFANA, labels))
  return callers.flatMap((caller) =>
    grafana.dataSources.flatMap(({ url, type }) =>
      url === undefined
        ? stores(cluster).flatMap((to) =>
            type === 'prometheus'
              ? to.ports.slice(0, 1).map(({ number: port }) => ({ caller, to, port }))
              : [],
          )
        : callsTo(cluster, caller, url),
    ),
  )
}

/** The Prometheus that a chart makes. */
const stores = (cluster: ClusterView): readonly Pods[] =>
  podsOf(cluster).filter(({ intake }) => intake?.takes === 'metrics')

const prometheusScrapes = (cluster: ClusterView): Connection[] =>
  stores(cluster).flatMap((caller) =>
    monitorsOf(cluster).flatMap(({ targets, endpoints }) =>
      targets.flatMap(({ pods }) =>
        pods.flatMap((to) =>
          endpoints.flatMap((endpoint) =>
            to.ports
              .filter(({ name }) => name === endpoint.port)
              .map(({ number: port }) => ({ caller, to, port })),
          ),
        ),
      ),
    ),
  )

const collectorCalls = (cluster: ClusterView): Connection[] =>
  collectorScrapes(cluster).flatMap((scrape) =>
    targetsOf(scrape).flatMap(({ address }) =>
      callsTo(
        cluster,
        { owner: 'the collector', namespace: namespaceOf(scrape.located) },
        `http://${address}`,
      ),
    ),
  )

/** A URL in a variable of a program is one that it calls. */
const variableCalls = (cluster: ClusterView): Connection[] =>
  ownPodsOf(cluster).flatMap((caller) =>
    caller.spec.containers.flatMap(({ env = [] }) =>
      env.flatMap(({ value = '' }) => (value.includes('://') ? callsTo(cluster, caller, value) : [])),
    ),
  )

/** The pods behind the Service that a URL names. */
export const callsTo = (cluster: ClusterView, caller: Caller, url: string): Connection[] => {
  const address = serviceAddressIn(URL.parse(url)?.host ?? '')
  const service = address && findService(cluster, address.namespace, address.name)
  if (!service) return []
  return podsBehind(cluster, service).flatMap((to) => {
    const port = podPort(service, address.port, to)
    return port === undefined ? [] : [{ caller, to, port }]
  })
}

/** The port of the pods to which a port of a Service leads. */
export const podPort = (
  { located, ports }: ServiceFacts,
  number: ServiceAddress['port'],
  to: Pods,
): number | undefined => {
  const own = located?.object.spec?.ports?.find(({ port }) => port === number)
  const target = own ? (own.targetPort ?? number) : ports.find((port) => port.number === number)?.name
  // A port without a name is none that a Service refers to by its name.
  if (target === undefined) return undefined
  return typeof target === 'number' ? target : to.ports.find(({ name }) => name === target)?.number
}
