import type { ClusterView } from '../../tree/cluster-view.ts'
import { grafanaOf } from '../../tree/monitoring/grafana.ts'
import type { Route } from '../../tree/network/route.ts'
import { routesOf } from '../../tree/network/routes.ts'
import { findService } from '../../tree/network/services.ts'
import { namespaceOf } from '../../tree/objects.ts'
import { endpointIn, variableEndpoints } from '../../tree/workloads/endpoints.ts'
import { locationsOf } from '../../tree/workloads/nginx-gateway.ts'
import { ownPodsOf, podsIn, podsOf } from '../../tree/workloads/pods.ts'
import { remembered } from '../../values/remembered.ts'
import { selects } from '../../values/selector.ts'
import type { Collector } from '../collectors/collector.ts'
import { collectorsOf } from '../collectors/collectors-of.ts'
import { endpointsOf } from '../collectors/endpoints.ts'
import { podsOfCollector } from '../collectors/pods-of-collector.ts'
import { policyCalls } from './admitted-calls.ts'
import { callsTo, type Caller, type Connection } from './connection.ts'
import { addressScrapes, chartScrapes, monitorScrapes, stores } from './prometheus-scrapes.ts'

/** All that is known of who connects to what inside a cluster. */
export const connectionsIn = remembered((cluster: ClusterView): readonly Connection[] => [
  ...chartCalls(cluster),
  ...grafanaCalls(cluster),
  ...monitorScrapes(cluster),
  ...chartScrapes(cluster),
  ...addressScrapes(cluster),
  ...collectorCalls(cluster),
  ...gatewayCalls(cluster),
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

/** An nginx of the tree calls what it passes requests on to. The contract of a chart has the calls of its own. */
const gatewayCalls = (cluster: ClusterView): Connection[] =>
  podsOf(cluster)
    .filter(({ calls }) => calls === undefined)
    .flatMap((caller) =>
      [...new Set(locationsOf(caller.gateway).map(({ passesTo }) => passesTo))].flatMap((passesTo) =>
        passesTo === undefined
          ? []
          : endpointIn(`http://${passesTo}`).flatMap((endpoint) => callsTo(cluster, caller, endpoint)),
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

/** What serves a route calls what it leads to. */
const routeCalls = (cluster: ClusterView): Connection[] =>
  routesOf(cluster).flatMap((route) => {
    const callers = serving(cluster, route)
    return route.backends.flatMap(({ namespace, name, port }) => {
      const service = findService(cluster, namespace, name)
      const number = service?.ports.find((one) => one.number === port || one.name === port)?.number
      return number === undefined
        ? []
        : callers.flatMap((caller) =>
            callsTo(cluster, caller, { host: `${name}.${namespace}`, port: number }),
          )
    })
  })

/** The pods that the route itself names by their namespace, or the Traefik of k3s. Those of a gateway are unknown. */
const serving = (cluster: ClusterView, { located, servedFrom, controller }: Route): readonly Caller[] => {
  if (servedFrom !== undefined)
    return [{ owner: `the controller in the namespace ${servedFrom}`, namespace: servedFrom }]
  const isOfTraefik = controller === undefined || controller === 'traefik'
  return isOfTraefik && !located.object.apiVersion.startsWith('gateway.')
    ? podsOf(cluster).filter(({ exporter }) => exporter === 'traefik')
    : []
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

/** What a variable of a program names is what it calls, unless it is given its own address. */
const variableCalls = (cluster: ClusterView): Connection[] =>
  ownPodsOf(cluster).flatMap((caller) =>
    variableEndpoints(caller)
      .flatMap((endpoint) => callsTo(cluster, caller, endpoint))
      .filter(({ to }) => to !== caller),
  )
