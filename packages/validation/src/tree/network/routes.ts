import { at, type Located } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../cluster-view.ts'
import { namespaceOf } from '../objects.ts'
import { gatewayFacts, ingressFacts, isGuard, servedFrom, type Backend, type Route } from './route.ts'

/** All routes of a cluster that objects of its tree are. */
export const routesOf = remembered((cluster: ClusterView): readonly Route[] =>
  cluster.objects.flatMap((located) => {
    const { apiVersion, kind } = located.object
    const group = apiVersion.split('/')[0] ?? ''
    if (kind === 'Ingress' && group === 'networking.k8s.io') return [ingress(cluster, located)]
    if (GATEWAY_ROUTE.test(kind) && group === 'gateway.networking.k8s.io')
      return [gatewayRoute(cluster, located)]
    return INGRESS_ROUTE.test(kind) && TRAEFIK.has(group) ? [ingressRoute(cluster, located)] : []
  }),
)

const GATEWAY_ROUTE = /^(?:GRPC|HTTP|TCP|TLS|UDP)Route$/
const INGRESS_ROUTE = /^IngressRoute(?:TCP|UDP)?$/
const TRAEFIK = new Set(['traefik.io', 'traefik.containo.us'])

const ingress = (cluster: ClusterView, located: Located): Route => {
  const { object } = located
  const backend = (...path: readonly (string | number)[]): readonly Backend[] => {
    const service = valueAt(object, [...path, 'service'])
    const name = textAt(service, 'name')
    return name === ''
      ? []
      : [
          {
            namespace: namespaceOf(located),
            name,
            port: portAt(service, 'port', 'number') ?? portAt(service, 'port', 'name'),
            location: at(located, ...path, 'service'),
          },
        ]
  }
  return {
    located,
    servedFrom: servedFrom(located),
    ...ingressFacts(cluster, valueAt(object, ['spec', 'ingressClassName']), object.metadata.annotations),
    backends: [
      ...backend('spec', 'defaultBackend'),
      ...listOf(valueAt(object, ['spec', 'rules'])).flatMap((rule, index) =>
        listOf(valueAt(rule, ['http', 'paths'])).flatMap((_, place) =>
          backend('spec', 'rules', index, 'http', 'paths', place, 'backend'),
        ),
      ),
    ],
  }
}

const portAt = (holder: unknown, ...path: readonly string[]): number | string | undefined => {
  const port = valueAt(holder, path)
  return typeof port === 'number' || (typeof port === 'string' && port !== '') ? port : undefined
}

const gatewayRoute = (cluster: ClusterView, located: Located): Route => {
  const rules = listOf(valueAt(located.object, ['spec', 'rules']))
  const filters = rules.flatMap((rule) => listOf(valueAt(rule, ['filters'])))
  return {
    located,
    servedFrom: servedFrom(located),
    ...gatewayFacts(cluster, valueAt(located.object, ['spec', 'parentRefs']), filters),
    backends: rules.flatMap((rule, index) =>
      listOf(valueAt(rule, ['backendRefs'])).flatMap((backend, place) =>
        isService(backend, ['', 'core'])
          ? [backendOf(located, backend, ['spec', 'rules', index, 'backendRefs', place])]
          : [],
      ),
    ),
  }
}

const ingressRoute = (cluster: ClusterView, located: Located): Route => {
  const { object } = located
  const routes = listOf(valueAt(object, ['spec', 'routes']))
  const guarded = routes.some((route) =>
    listOf(valueAt(route, ['middlewares'])).some((middleware) => {
      const id = `${textAt(middleware, 'namespace') || namespaceOf(located)}-${textAt(middleware, 'name')}`
      return isGuard(cluster, (one) => one === id)
    }),
  )
  return {
    located,
    servedFrom: servedFrom(located),
    controller: 'traefik',
    entries: [
      ...listOf(valueAt(object, ['spec', 'entryPoints'])).map(String),
      textAt(object.metadata.annotations, 'kubernetes.io/ingress.class'),
    ],
    isGuarded: guarded,
    backends: routes.flatMap((route, index) =>
      listOf(valueAt(route, ['services'])).flatMap((backend, place) =>
        isService(backend, ['']) && !textAt(backend, 'name').includes('@')
          ? [backendOf(located, backend, ['spec', 'routes', index, 'services', place])]
          : [],
      ),
    ),
  }
}

const isService = (backend: unknown, groups: readonly string[]): boolean =>
  ['', 'Service'].includes(textAt(backend, 'kind')) &&
  groups.includes(textAt(backend, 'group')) &&
  textAt(backend, 'name') !== ''

const backendOf = (located: Located, backend: unknown, path: readonly (string | number)[]): Backend => ({
  namespace: textAt(backend, 'namespace') || namespaceOf(located),
  name: textAt(backend, 'name'),
  port: portAt(backend, 'port'),
  location: at(located, ...path),
})
