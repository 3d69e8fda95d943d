import { OPEN_STORES } from '../../catalog/programs/open-stores.ts'
import { STORE_EXPOSURES, type StoreExposure } from '../../catalog/charts/chart-exposures.ts'
import type { Location, Path } from '../../values/location.ts'
import { at } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { isMap, textAt, valueAt } from '../../values/value-at.ts'
import { chartOf } from '../charts/chart-of.ts'
import { atValue, chartValue, type Release } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'
import { nameOf } from '../objects.ts'
import { repositoryOf } from '../workloads/containers.ts'
import { ownPodsOf, type Pods } from '../workloads/pods.ts'
import { hasServiceLb } from './load-balancers.ts'
import { podsBehind } from './pods-behind.ts'
import { gatewayFacts, ingressFacts, reachOf, type RouteFacts } from './route.ts'
import { routesOf } from './routes.ts'
import { findService, servicesOf } from './services.ts'

/** A way from the outside to a store that asks nobody who they are. */
export interface ExposedStore {
  /** What opens it, for a sentence: `Ingress monitoring/prometheus`. */
  readonly by: string
  readonly store: string
  readonly location: Location
  /** Whether everybody who reaches a node has this way, or a tree does not tell. */
  readonly reach: 'public' | 'unknown'
  readonly kind: 'route' | 'service'
}

export const exposedStoresOf = remembered((cluster: ClusterView): readonly ExposedStore[] => [
  ...byRoutes(cluster),
  ...byLoadBalancers(cluster),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => byValues(cluster, release)),
])

const byRoutes = (cluster: ClusterView): ExposedStore[] =>
  routesOf(cluster).flatMap((route) => {
    const reach = openReach(cluster, route)
    if (!reach) return []
    const found = route.backends.flatMap(({ namespace, name, location }) => {
      const service = findService(cluster, namespace, name)
      const store = service && podsBehind(cluster, service).find((pods) => isOpenStore(cluster, pods))
      return store
        ? [
            {
              by: nameOf(route.located),
              store: `Service ${namespace}/${name}`,
              location,
              reach,
              kind: 'route' as const,
            },
          ]
        : []
    })
    // The same Service behind several paths is open once.
    return found.slice(0, 1)
  })

/** Nothing where a route is guarded, or serves an internal network only. */
const openReach = (cluster: ClusterView, facts: RouteFacts): ExposedStore['reach'] | undefined => {
  const reach = reachOf(cluster, facts)
  return facts.isGuarded || reach === 'internal' ? undefined : reach
}

const byLoadBalancers = (cluster: ClusterView): ExposedStore[] =>
  servicesOf(cluster).flatMap((service) => {
    const { located } = service
    if (located?.object.spec?.type !== 'LoadBalancer' || located.object.spec.loadBalancerClass !== undefined)
      return []
    const store = podsBehind(cluster, service).find((pods) => isOpenStore(cluster, pods))
    return store
      ? [
          {
            by: nameOf(located),
            store: `the pods of ${store.owner}`,
            location: at(located, 'spec', 'type'),
            reach: hasServiceLb(cluster) ? ('public' as const) : ('unknown' as const),
            kind: 'service' as const,
          },
        ]
      : []
  })

/** Those of known charts take telemetry in; those of a tree's own are known by their images. */
const isOpenStore = (cluster: ClusterView, pods: Pods): boolean => {
  const own = ownPodsOf(cluster).find((one) => one === pods)
  if (!own) return pods.intake !== undefined
  return own.spec.containers.some(({ image = '', command = [], args = [] }) => {
    const login = OPEN_STORES[repositoryOf(image).name]
    return login !== undefined && ![...command, ...args].some((argument) => login.test(argument))
  })
}

const byValues = (cluster: ClusterView, release: Release): ExposedStore[] =>
  (STORE_EXPOSURES[chartOf(cluster, release)?.name ?? ''] ?? [])
    .filter(
      ({ unless, guards }) =>
        unless.every((path) => chartValue(release, ...path) !== false) &&
        !guards.some((path) => chartValue(release, ...path) === true),
    )
    .flatMap((exposure) => [
      ...exposure.ingresses.flatMap((path) => byIngress(cluster, release, exposure, path)),
      ...exposure.routes.flatMap((path) => byGateway(cluster, release, exposure, path)),
      ...exposure.services.flatMap((path) => byService(cluster, release, exposure, path)),
    ])

const byIngress = (
  cluster: ClusterView,
  release: Release,
  { store }: StoreExposure,
  path: Path,
): ExposedStore[] => {
  const values = chartValue(release, ...path)
  if (valueAt(values, ['enabled']) !== true) return []
  const reach = openReach(
    cluster,
    ingressFacts(cluster, valueAt(values, ['ingressClassName']), valueAt(values, ['annotations'])),
  )
  return reach
    ? [{ by: byText(release, path), store, location: atValue(release, ...path), reach, kind: 'route' }]
    : []
}

const byGateway = (
  cluster: ClusterView,
  release: Release,
  { store }: StoreExposure,
  path: Path,
): ExposedStore[] => {
  const routes = chartValue(release, ...path)
  return Object.entries(isMap(routes) ? routes : {}).flatMap(([name, route]) => {
    if (valueAt(route, ['enabled']) !== true) return []
    const filters = valueAt(route, ['filters'])
    const reach = openReach(
      cluster,
      gatewayFacts(cluster, valueAt(route, ['parentRefs']), Array.isArray(filters) ? filters : []),
    )
    return reach
      ? [
          {
            by: byText(release, [...path, name]),
            store,
            location: atValue(release, ...path, name),
            reach,
            kind: 'route' as const,
          },
        ]
      : []
  })
}

const byService = (
  cluster: ClusterView,
  release: Release,
  { store }: StoreExposure,
  path: Path,
): ExposedStore[] => {
  const values = chartValue(release, ...path)
  const isOpen =
    textAt(values, 'type') === 'NodePort' ||
    (textAt(values, 'type') === 'LoadBalancer' && textAt(values, 'loadBalancerClass') === '')
  if (!isOpen || valueAt(values, ['enabled']) === false) return []
  const isPublic = textAt(values, 'type') === 'NodePort' || hasServiceLb(cluster)
  return [
    {
      by: byText(release, path),
      store,
      location: atValue(release, ...path),
      reach: isPublic ? 'public' : 'unknown',
      kind: 'service',
    },
  ]
}

const byText = (release: Release, path: Path): string => `${path.join('.')} of ${nameOf(release)}`
