import { OPEN_STORES } from '../../catalog/programs/open-stores.ts'
import { at } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'
import { nameOf } from '../objects.ts'
import { ownPodsOf, type Pods } from '../workloads/pods.ts'
import { repositoryOf } from '../workloads/repository.ts'
import { storesExposedBy } from './chart-exposed-stores.ts'
import type { ExposedStore } from './exposed-store.ts'
import { hasServiceLb } from './load-balancers.ts'
import { podsBehind } from './pods-behind.ts'
import { openReach } from './route.ts'
import { routesOf } from './routes.ts'
import { findService, servicesOf } from './services.ts'

export const exposedStoresOf = remembered((cluster: ClusterView): readonly ExposedStore[] => [
  ...byRoutes(cluster),
  ...byLoadBalancers(cluster),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) => storesExposedBy(cluster, release)),
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
            },
          ]
        : []
    })
    // The same Service behind several paths is open once.
    return found.slice(0, 1)
  })

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
