import { at, type Located, type Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { valuesNamed, type NamedValue } from '../../tree/charts/values-named.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'

export const noMissingMiddleware: Rule = {
  id: 'no-missing-middleware',
  summary: 'Every Middleware of Traefik that an Ingress or an IngressRoute names is in the tree.',
  rationale:
    'Traefik does not serve a route whose middleware is missing: it answers with 404. A login in front of a service is named that way.',
  fix: 'Name a Middleware that exists; in the annotation of an Ingress as `namespace-name@kubernetescrd`.',
  check: inEachCluster((cluster, report) => {
    for (const { by, name, namespaces, location, fix } of referencesIn(cluster))
      report({
        location,
        message: `${nameOf(by)} names the middleware ${name}, which is in no file of ${cluster.name}`,
        impact: 'Traefik does not serve the route',
        fix,
        ...(namespaces && {
          absence: { of: 'services', ...(namespaces.length > 0 && { namespaces }) },
        }),
      })
  }),
}

/** A reference that leads to no Middleware of the tree. */
interface Reference {
  readonly by: Located
  readonly name: string
  /** Where what no file shows may make it, any where none is known; nothing where the reference itself is wrong. */
  readonly namespaces?: readonly string[]
  readonly location: Location
  readonly fix: string
}

const referencesIn = (cluster: ClusterView): readonly Reference[] => [
  ...cluster.all('networking.k8s.io/v1/Ingress').flatMap((ingress) => inAnnotation(cluster, ingress)),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) =>
      valuesNamed(release, ANNOTATION).flatMap((value) => inText(cluster, release, value)),
    ),
  ...cluster.others(HTTP_ROUTE).flatMap((route) => inFilters(cluster, route)),
  ...ROUTES.flatMap((id) => cluster.others(id)).flatMap((route) =>
    listOf(valueAt(route.object, ['spec', 'routes'])).flatMap((one, index) =>
      inList(cluster, route, ['spec', 'routes', index, 'middlewares'], valueAt(one, ['middlewares'])),
    ),
  ),
  ...cluster
    .others(MIDDLEWARE)
    .flatMap((chain) => inList(cluster, chain, CHAIN, valueAt(chain.object, CHAIN))),
]

const MIDDLEWARE = 'traefik.io/v1alpha1/Middleware'
const HTTP_ROUTE = 'gateway.networking.k8s.io/v1/HTTPRoute'
const ROUTES = ['traefik.io/v1alpha1/IngressRoute']
const CHAIN = ['spec', 'chain', 'middlewares']

const inFilters = (cluster: ClusterView, route: Located): readonly Reference[] =>
  listOf(valueAt(route.object, ['spec', 'rules'])).flatMap((rule, index) =>
    listOf(valueAt(rule, ['filters'])).flatMap((filter, place) => {
      const name = textAt(filter, 'extensionRef', 'name')
      const namespace = namespaceOf(route)
      if (textAt(filter, 'extensionRef', 'kind') !== 'Middleware' || exists(cluster, namespace, name))
        return []
      const location = at(route, 'spec', 'rules', index, 'filters', place, 'extensionRef')
      return [missing(route, { namespace, name, location })]
    }),
  )

interface Missing {
  readonly namespace: string
  readonly name: string
  readonly location: Location
}

const missing = (by: Located, { namespace, name, location }: Missing): Reference => ({
  by,
  name: `${namespace}/${name}`,
  namespaces: [namespace],
  location,
  fix: 'name a Middleware that exists, or add it',
})

const exists = (cluster: ClusterView, namespace: string, name: string): boolean =>
  cluster
    .others(MIDDLEWARE)
    .some((one) => namespaceOf(one) === namespace && one.object.metadata.name === name)

/** Entries with the name of another provider, such as `auth@file`, are not known here. */
const inList = (
  cluster: ClusterView,
  by: Located,
  path: readonly (string | number)[],
  list: unknown,
): readonly Reference[] =>
  listOf(list).flatMap((entry, index) => {
    const name = textAt(entry, 'name')
    const namespace = textAt(entry, 'namespace') || namespaceOf(by)
    if (name === '' || name.includes('@') || exists(cluster, namespace, name)) return []
    return [missing(by, { namespace, name, location: at(by, ...path, index, 'name') })]
  })

const ANNOTATION = 'traefik.ingress.kubernetes.io/router.middlewares'
const PROVIDER = '@kubernetescrd'

const inAnnotation = (cluster: ClusterView, ingress: Located): readonly Reference[] => {
  const path = ['metadata', 'annotations', ANNOTATION]
  return inText(cluster, ingress, { text: textAt(ingress.object, ...path), location: at(ingress, ...path) })
}

/** A list with commas, as Traefik reads it from an annotation. */
const inText = (cluster: ClusterView, by: Located, { text, location }: NamedValue): readonly Reference[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .flatMap((name) => {
      if (name === '') return []
      if (!name.includes('@'))
        return [
          {
            by,
            name,
            location,
            fix: `write namespace-name${PROVIDER}, as Traefik names what comes from Kubernetes`,
          },
        ]
      const found = name.slice(0, -PROVIDER.length)
      // What other providers have is not known here.
      if (!name.endsWith(PROVIDER) || isNamed(cluster, found)) return []
      return [
        {
          by,
          name,
          location,
          namespaces: namespacesIn(cluster, found),
          fix: `name a Middleware that exists, as namespace-name${PROVIDER}`,
        },
      ]
    })

const isNamed = (cluster: ClusterView, name: string): boolean =>
  cluster.others(MIDDLEWARE).some((one) => `${namespaceOf(one)}-${one.object.metadata.name}` === name)

/** The namespaces with which a name of Traefik may begin. */
const namespacesIn = (cluster: ClusterView, name: string): readonly string[] =>
  [...new Set(cluster.objects.map(namespaceOf))].filter((namespace) => name.startsWith(`${namespace}-`))
