import { STORE_EXPOSURES, type StoreExposure } from '../../catalog/charts/chart-exposures.ts'
import type { Path } from '../../values/location.ts'
import { isMap, textAt, valueAt } from '../../values/value-at.ts'
import { chartOf } from '../charts/chart-of.ts'
import { atValue, chartValue, type Release } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'
import { nameOf } from '../objects.ts'
import type { ExposedStore } from './exposed-store.ts'
import { hasServiceLb } from './load-balancers.ts'
import { gatewayFacts, ingressFacts, openReach } from './route.ts'

/** The stores of a known chart that the values of a release expose. */
export const storesExposedBy = (cluster: ClusterView, release: Release): ExposedStore[] =>
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
  return exposedAt(release, path, store, reach)
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
    return exposedAt(release, [...path, name], store, reach)
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
  return exposedAt(release, path, store, isPublic ? 'public' : 'unknown')
}

const exposedAt = (
  release: Release,
  path: Path,
  store: string,
  reach: ExposedStore['reach'] | undefined,
): ExposedStore[] =>
  reach
    ? [
        {
          by: `${path.join('.')} of ${nameOf(release)}`,
          store,
          location: atValue(release, ...path),
          reach,
        },
      ]
    : []
