import { at, type Located, type Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
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
        ...(namespaces && { absence: { of: 'services', namespaces } }),
      })
  }),
}

/** A reference that leads to no Middleware of the tree. */
interface Reference {
  readonly by: Located
  readonly name: string
  /** Where it may be made by what no file shows; nothing where the reference itself is wrong. */
  readonly namespaces?: readonly string[]
  readonly location: Location
  readonly fix: string
}

const referencesIn = (cluster: ClusterView): readonly Reference[] => [
  ...cluster.all('networking.k8s.io/v1/Ingress').flatMap((ingress) => inAnnotation(cluster, ingress)),
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
const ROUTES = ['traefik.io/v1alpha1/IngressRoute']
const CHAIN = ['spec', 'chain', 'middlewares']

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
    return [
      {
        by,
        name: `${namespace}/${name}`,
        namespaces: [namespace],
        location: at(by, ...path, index, 'name'),
        fix: 'name a Middleware that exists, or add it',
      },
    ]
  })

const ANNOTATION = 'traefik.ingress.kubernetes.io/router.middlewares'
const PROVIDER = '@kubernetescrd'

const inAnnotation = (cluster: ClusterView, by: Located): readonly Reference[] => {
  const path = ['metadata', 'annotations', ANNOTATION]
  const names = textAt(by.object, ...path)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.flatMap((name) => {
    const reference = { by, name, location: at(by, ...path) }
    if (!name.includes('@'))
      return [
        { ...reference, fix: `write namespace-name${PROVIDER}, as Traefik names what comes from Kubernetes` },
      ]
    if (!name.endsWith(PROVIDER)) return []
    const found = name.slice(0, -PROVIDER.length)
    const isThere = cluster
      .others(MIDDLEWARE)
      .some((one) => `${namespaceOf(one)}-${one.object.metadata.name}` === found)
    return isThere
      ? []
      : [
          {
            ...reference,
            namespaces: namespacesIn(cluster, found),
            fix: `name a Middleware that exists, as namespace-name${PROVIDER}`,
          },
        ]
  })
}

/** The namespaces with which a name of Traefik may begin. */
const namespacesIn = (cluster: ClusterView, name: string): readonly string[] =>
  [...new Set(cluster.objects.map(namespaceOf))].filter((namespace) => name.startsWith(`${namespace}-`))
