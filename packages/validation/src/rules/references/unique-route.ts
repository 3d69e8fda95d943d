import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Route } from '../../tree/network/route.ts'
import { hostsOf, type ServedHost } from '../../tree/network/route-hosts.ts'
import { routesOf } from '../../tree/network/routes.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const uniqueRoute: Rule = {
  id: 'unique-route',
  ownSeverity: 'warning',
  summary: 'A host and a path lead to one service, at what serves them.',
  rationale:
    'The API server accepts two routes for one host and path. One of them never gets a request, and nothing says which.',
  fix: 'Give each service a host or a path of its own.',
  check: inEachCluster((cluster, report) => {
    for (const [first, ...others] of claims(cluster).values())
      for (const { route, served } of others)
        if (first && first.route !== route)
          report({
            location: served.location,
            related: [first.served.location],
            message: `${nameOf(route.located)} serves ${served.host}${pathText(served)}, and so does ${nameOf(first.route.located)}`,
            impact: 'one of them never gets a request',
            fix: 'give each a host or a path of its own',
          })
  }),
}

interface Claim {
  readonly route: Route
  readonly served: ServedHost
}

/** Routes of different kinds, classes, gateways or entry points may serve different networks. */
const claims = (cluster: ClusterView): ReadonlyMap<string, readonly Claim[]> =>
  Map.groupBy(
    routesOf(cluster)
      .filter(({ located }) => !isCanary(located.object.metadata.annotations))
      .flatMap((route) =>
        hostsOf(route)
          .filter(({ host, isWhole }) => host !== '' && isWhole)
          .map((served) => ({ route, served })),
      ),
    ({ route, served }) =>
      [route.located.object.kind, ...route.entries.toSorted(), served.host, served.path].join(' '),
  )

/** Such an Ingress of nginx is meant to share the host of another one. */
const isCanary = (annotations: Readonly<Record<string, string>> = {}): boolean =>
  Object.hasOwn(annotations, 'nginx.ingress.kubernetes.io/canary')

const pathText = ({ path }: ServedHost): string => {
  const [shown = '/'] = path.split(' ')
  return shown === '/' ? '' : shown
}
