import { grafanaOf } from '../tree/monitoring/grafana.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import { podsBehind } from '../tree/network/pods-behind.ts'
import { monitorsOf } from '../tree/monitoring/monitors.ts'
import { namespaceOf } from '../tree/objects.ts'
import { ownPodsOf, podsIn, podsOf, type Pods } from '../tree/workloads/pods.ts'
import { admitsPods, opensPort } from '../tree/network/admission.ts'
import { restricts, rulesOf, type PolicyRule } from '../tree/network/network-policies.ts'
import { selects, selectorText, type Labels } from '../values/selector.ts'
import { remembered } from '../values/remembered.ts'
import {
  findService,
  serviceMeantBy,
  type ServiceAddress,
  type ServiceFacts,
} from '../tree/network/services.ts'
import { collectorsOf } from './collectors/collectors-of.ts'
import type { Collector } from './collectors/collector.ts'
import { podsOfCollector } from './collectors/pods-of-collector.ts'
import { releasesOf } from '../tree/charts/releases-of.ts'
import { namespaceOfPods } from '../tree/charts/releases.ts'
import { routesOf } from '../tree/network/routes.ts'
import { chartJobsOf } from './jobs/chart-jobs.ts'
import { endpointsOf } from './collectors/endpoints.ts'
import { endpointIn, variableEndpoints, type Endpoint } from '../tree/workloads/endpoints.ts'

/** Who connects to some pods, as a policy sees them. */
export interface Caller {
  readonly owner: string
  readonly namespace: string
  /** Nothing where a tree does not tell them. */
  readonly labels?: Labels
  readonly isOnHost?: boolean
}

/** A connection that a tree itself configures. */
export interface Connection {
  readonly caller: Caller
  readonly to: Pods
  /** The pods' own, not the port of a Service before them. */
  readonly port: number
}

/** All that is known of who connects to what inside a cluster. */
export const connectionsIn = remembered((cluster: ClusterView): readonly Connection[] => [
  ...chartCalls(cluster),
  ...grafanaCalls(cluster),
  ...prometheusScrapes(cluster),
  ...chartScrapes(cluster),
  ...collectorCalls(cluster),
  ...variableCalls(cluster),
  ...policyCalls(cluster),
  ...routeCalls(cluster),
])

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
        : endpointIn(url).flatMap((endpoint) => callsTo(cluster, caller, endpoint)),
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

/** What kube-prometheus-stack has its Prometheus scrape of what it installs. */
const chartScrapes = (cluster: ClusterView): Connection[] =>
  releasesOf(cluster, KUBE_PROMETHEUS_STACK).flatMap((release) =>
    chartJobsOf(release).flatMap(({ service: name, namespace, part, endpoint }) => {
      const home = namespace === 'release' ? namespaceOfPods(release, part) : namespace
      const service = findService(cluster, home, name)
      const port = service?.ports.find((one) => one.name === endpoint)?.number
      if (port === undefined) return []
      return stores(cluster).flatMap((caller) =>
        callsTo(cluster, caller, { host: `${name}.${home}`, port }).filter(({ to }) => to !== caller),
      )
    }),
  )

const KUBE_PROMETHEUS_STACK = 'kube-prometheus-stack'

/** The Traefik of k3s calls what the routes that it serves lead to. */
const routeCalls = (cluster: ClusterView): Connection[] => {
  const callers = podsOf(cluster).filter(({ exporter }) => exporter === 'traefik')
  return routesOf(cluster)
    .filter(({ controller }) => controller === undefined || controller === 'traefik')
    .filter(({ located }) => !located.object.apiVersion.startsWith('gateway.'))
    .flatMap(({ backends }) =>
      backends.flatMap(({ namespace, name, port }) => {
        const service = findService(cluster, namespace, name)
        const number = service?.ports.find((one) => one.number === port || one.name === port)?.number
        return number === undefined
          ? []
          : callers.flatMap((caller) =>
              callsTo(cluster, caller, { host: `${name}.${namespace}`, port: number }),
            )
      }),
    )
}

const collectorCalls = (cluster: ClusterView): Connection[] =>
  collectorsOf(cluster).readable.flatMap((collector) =>
    callersOf(cluster, collector).flatMap((caller) =>
      endpointsOf(collector).flatMap((endpoint) => callsTo(cluster, caller, endpoint)),
    ),
  )

/** The pods that run a collector; where the tree does not tell which these are, only their namespace. */
const callersOf = (cluster: ClusterView, collector: Collector): readonly Caller[] => {
  const pods = podsOfCollector(cluster, collector)
  return pods.length > 0 ? pods : [{ owner: 'the collector', namespace: namespaceOf(collector.located) }]
}

/** What a variable of a program names is what it calls, unless it is told its own address. */
const variableCalls = (cluster: ClusterView): Connection[] =>
  ownPodsOf(cluster).flatMap((caller) =>
    variableEndpoints(caller)
      .flatMap((endpoint) => callsTo(cluster, caller, endpoint))
      .filter(({ to }) => to !== caller),
  )

/** Whom a policy admits by the labels of its pods, that calls. */
const policyCalls = (cluster: ClusterView): Connection[] =>
  cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .filter((policy) => restricts(policy, 'Ingress'))
    .flatMap((policy) =>
      rulesOf(policy, 'Ingress').flatMap((rule) =>
        callersBy(cluster, rule).flatMap((caller) =>
          podsIn(cluster, namespaceOf(policy))
            .filter((to) => to !== caller && selects(policy.object.spec?.podSelector ?? {}, to.labels))
            .flatMap((to) =>
              to.ports
                .filter(({ number }) => isNamed(rule, to, number))
                .map(({ number: port }) => ({ caller, to, port })),
            ),
        ),
      ),
    )

/** A peer without labels may be anybody, most of whom never call. */
const callersBy = (cluster: ClusterView, rule: PolicyRule): readonly Pods[] => {
  const peers = rule.peers.filter(({ podSelector }) => selectorText(podSelector ?? {}) !== '')
  return peers.length === 0
    ? []
    : podsOf(cluster).filter((pods) => admitsPods(cluster, { ...rule, peers }, pods))
}

const isNamed = (rule: PolicyRule, to: Pods, number: number): boolean =>
  rule.ports.length > 0 && opensPort(rule, { number, protocol: 'TCP', named: to.ports })

/** The pods behind the Service that an endpoint names. */
const callsTo = (
  cluster: ClusterView,
  caller: Caller,
  { host, port: stated }: Pick<Endpoint, 'host' | 'port'>,
): Connection[] => {
  const service = serviceMeantBy(cluster, host, caller.namespace)
  // A program that is given only a host finds the port by itself: where there is one, it is that.
  const [only, ...others] = service?.ports ?? []
  const called = stated ?? (others.length === 0 ? only?.number : undefined)
  if (!service || called === undefined) return []
  return podsBehind(cluster, service).flatMap((to) => {
    const port = podPort(service, called, to)
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
