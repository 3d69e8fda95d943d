import { at, type Location } from '../../values/location.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import type { Route } from './route.ts'

/** A host and a path that a route serves. */
export interface ServedHost {
  readonly host: string
  readonly path: string
  readonly location: Location
  /** Whether nothing but the host and the path chooses the route. */
  readonly isWhole: boolean
}

/** The hosts of a route. Of a rule of Traefik only those that stand alone, or with a path, are read. */
export const hostsOf = ({ located }: Route): readonly ServedHost[] => {
  switch (located.object.kind) {
    case 'Ingress':
      return ingressHosts(located)
    case 'HTTPRoute':
      return gatewayHosts(located)
    case 'IngressRoute':
      return traefikHosts(located)
    default:
      return []
  }
}

type RouteObject = Route['located']

const ingressHosts = (located: RouteObject): readonly ServedHost[] =>
  listOf(valueAt(located.object, ['spec', 'rules'])).flatMap((rule, index) =>
    listOf(valueAt(rule, ['http', 'paths'])).map((path) => ({
      host: textAt(rule, 'host'),
      path: `${textAt(path, 'path') || '/'} ${textAt(path, 'pathType')}`,
      location: at(located, 'spec', 'rules', index),
      isWhole: true,
    })),
  )

const gatewayHosts = (located: RouteObject): readonly ServedHost[] =>
  listOf(valueAt(located.object, ['spec', 'hostnames'])).flatMap((host, index) =>
    listOf(valueAt(located.object, ['spec', 'rules'])).flatMap((rule) => {
      const matches = listOf(valueAt(rule, ['matches']))
      return (matches.length === 0 ? [{}] : matches).map((match) => ({
        host: String(host),
        path: `${textAt(match, 'path', 'value') || '/'} ${textAt(match, 'path', 'type') || 'PathPrefix'}`,
        location: at(located, 'spec', 'hostnames', index),
        isWhole: ['headers', 'method', 'queryParams'].every((key) => valueAt(match, [key]) === undefined),
      }))
    }),
  )

/** ``Host(`a.example.org`)``, perhaps with ``&& PathPrefix(`/b`)``. */
const SIMPLE = /^Host\(`([^`]+)`\)(?:\s*&&\s*(Path|PathPrefix)\(`([^`]+)`\))?$/

const traefikHosts = (located: RouteObject): readonly ServedHost[] =>
  listOf(valueAt(located.object, ['spec', 'routes'])).flatMap((route, index) => {
    const [, host, type = 'PathPrefix', path = '/'] = SIMPLE.exec(textAt(route, 'match').trim()) ?? []
    return host === undefined
      ? []
      : [
          {
            host,
            path: `${path} ${type}`,
            location: at(located, 'spec', 'routes', index, 'match'),
            isWhole: valueAt(route, ['priority']) === undefined,
          },
        ]
  })
