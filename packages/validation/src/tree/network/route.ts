import { SERVED_FROM } from '@fleet/model'
import type { Location, Located } from '../../values/location.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../cluster-view.ts'
import { isK3s } from '../distribution.ts'

/** What is between the outside and a route. */
export interface RouteFacts {
  /** The names that choose what serves it: a class, gateways, entry points. */
  readonly entries: readonly string[]
  /** The class of its controller; nothing where it states none. */
  readonly controller: string | undefined
  /** Whether something before it asks its callers who they are, or may do so. */
  readonly isGuarded: boolean
}

/** A Service that a route leads to. */
export interface Backend {
  readonly namespace: string
  readonly name: string
  /** By number or name; nothing where it states none. */
  readonly port: number | string | undefined
  readonly location: Location
}

/** A way into the cluster by a host name or a path. */
export interface Route extends RouteFacts {
  readonly located: Located
  /** The namespace of what serves it, where the object states one. */
  readonly servedFrom: string | undefined
  readonly backends: readonly Backend[]
}

export const servedFrom = ({ object }: Located): string | undefined =>
  textAt(object.metadata.annotations, SERVED_FROM) || undefined

/** Names that people give to what serves their own network only. */
const INTERNAL =
  /internal|intranet|private|(?:^|[^a-z])(?:lan|local|vpn)(?:[^a-z]|$)|tailnet|tailscale|wireguard/i
const PUBLIC = /external|public/i

/**
 * Who reaches a route: everybody who reaches a node where the Traefik of k3s serves it, or what is called public; nobody
 * else where its name says so. Of others a tree does not tell.
 */
const reachOf = (
  cluster: ClusterView,
  { entries, controller }: RouteFacts,
): 'public' | 'internal' | 'unknown' => {
  if (entries.some((name) => INTERNAL.test(name))) return 'internal'
  if (entries.some((name) => PUBLIC.test(name))) return 'public'
  return isK3s(cluster) && (controller === undefined || controller === 'traefik') ? 'public' : 'unknown'
}

/** Nothing where a route is guarded, or serves an internal network only. */
export const openReach = (cluster: ClusterView, facts: RouteFacts): 'public' | 'unknown' | undefined => {
  const reach = reachOf(cluster, facts)
  return facts.isGuarded || reach === 'internal' ? undefined : reach
}

/** Annotations by which ingress controllers ask for a login, or admit some addresses only. */
const GUARD = /(?:^|[./-])(?:auth|oauth2?|sso)(?:[./-]|$)|whitelist|allowlist|source-range/i
const MIDDLEWARES = 'traefik.ingress.kubernetes.io/router.middlewares'

const isGuardedBy = (cluster: ClusterView, annotations: unknown): boolean =>
  isMap(annotations) &&
  Object.entries(annotations).some(([key, value]) =>
    key === MIDDLEWARES
      ? String(value)
          .split(',')
          .some((name) => isGuard(cluster, (id) => `${id}@kubernetescrd` === name.trim()))
      : GUARD.test(key),
  )

/** What Traefik's middlewares check of a caller, and what may hold such a one. */
const GUARDS = ['basicAuth', 'chain', 'digestAuth', 'forwardAuth', 'ipAllowList', 'ipWhiteList', 'plugin']

/** Whether a middleware may check its callers. One that is not in the tree may. @param isMeant by `<namespace>-<name>` */
export const isGuard = (cluster: ClusterView, isMeant: (id: string) => boolean): boolean => {
  const found = cluster.objects.find(
    ({ object: { kind, metadata } }) =>
      kind === 'Middleware' && isMeant(`${metadata.namespace ?? 'default'}-${metadata.name}`),
  )
  const spec = found && valueAt(found.object, ['spec'])
  return !isMap(spec) || GUARDS.some((key) => Object.hasOwn(spec, key))
}

/** The class of an Ingress, as its object or the values of a chart state it. */
export const ingressFacts = (cluster: ClusterView, className: unknown, annotations: unknown): RouteFacts => {
  const text = (key: string): string => textAt(annotations, key)
  const controller = [className, text('kubernetes.io/ingress.class')].find(
    (name): name is string => typeof name === 'string' && name !== '',
  )
  const entries = [controller, text('traefik.ingress.kubernetes.io/router.entrypoints')]
  return {
    controller,
    entries: entries.filter((entry) => entry !== undefined),
    isGuarded: isGuardedBy(cluster, annotations),
  }
}

/** The gateways of a route, as its object or the values of a chart state them. */
export const gatewayFacts = (
  cluster: ClusterView,
  parentRefs: unknown,
  filters: readonly unknown[],
): RouteFacts => {
  const parents = listOf(parentRefs)
  const names = parents.flatMap((parent) => [textAt(parent, 'name'), textAt(parent, 'sectionName')])
  const gateway = cluster.objects.find(
    ({ object }) => object.kind === 'Gateway' && names.includes(object.metadata.name),
  )
  const controller = gateway && textAt(gateway.object, 'spec', 'gatewayClassName')
  return {
    controller,
    entries: [...names, ...(controller === undefined ? [] : [controller])],
    isGuarded:
      filters.some((filter) => textAt(filter, 'type') === 'ExtensionRef') ||
      cluster.objects.some(({ object: { kind } }) => kind === 'SecurityPolicy'),
  }
}
