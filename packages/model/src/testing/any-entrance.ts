import fc from 'fast-check'
import type { ClusterInput } from '../fleet/cluster.ts'
import { anyName } from './any-scalar.ts'

type Entrances = NonNullable<ClusterInput['entrances']>
type Entrance = Entrances[string]
type Host = NonNullable<NonNullable<ClusterInput['workloads']>[string]['host']>

/** What serves the hosts of a cluster: an entrance depends on it. */
interface Controllers {
  readonly traefik: boolean
  readonly tunnel: boolean
}

/** Any valid entrances of a cluster, up to three. */
export const anyEntrances = (): fc.Arbitrary<(controllers: Controllers) => Entrances> =>
  fc
    .dictionary(anyName, fc.oneof(anyIngress(), anyIngressRoute(), anyHttpRoute(), anyTunnel()), {
      maxKeys: 3,
      noNullPrototype: true,
    })
    .map(
      (entrances) => (controllers) =>
        Object.fromEntries(
          Object.entries(entrances).flatMap(([name, entrance]) => {
            const possible = entrance(controllers)
            return possible ? [[name, possible]] : []
          }),
        ),
    )

type AnyEntrance = fc.Arbitrary<(controllers: Controllers) => Entrance | undefined>

/** No Secret of a workload or a tunnel has such a name. */
const anyTlsSecret = anyName.map((name) => `tls-${name}`)

const anyIngress = (): AnyEntrance =>
  fc
    .record({
      certificate: fc.oneof(
        fc.constant({}),
        fc.record({ issuer: anyName }),
        fc.record({ secret: anyTlsSecret }),
        fc.record({ tls: fc.boolean() }),
      ),
      className: fc.option(fc.constantFrom('traefik', 'nginx'), { nil: undefined }),
      controller: anyName,
      namesController: fc.boolean(),
    })
    .map(({ certificate, className, controller, namesController }) => ({ traefik }) => ({
      kind: 'Ingress',
      ...certificate,
      ...(className !== undefined && { className }),
      ...((namesController || className === 'nginx' || !traefik) && { controller }),
    }))

const anyIngressRoute = (): AnyEntrance =>
  fc
    .record({
      certificate: fc.oneof(
        fc.constant({}),
        fc.record({ resolver: anyName }),
        fc.record({ secret: anyTlsSecret }),
        fc.record({ tls: fc.boolean() }),
      ),
      entryPoints: fc.option(fc.subarray(['websecure', 'lan'], { minLength: 1 }), { nil: undefined }),
      controller: anyName,
      namesController: fc.boolean(),
    })
    .map(({ certificate, entryPoints, controller, namesController }) => ({ traefik }) => ({
      kind: 'IngressRoute',
      ...certificate,
      ...(entryPoints && { entryPoints }),
      ...((namesController || !traefik) && { controller }),
    }))

const anyHttpRoute = (): AnyEntrance =>
  fc
    .record(
      {
        kind: fc.constant('HTTPRoute' as const),
        gateway: fc.record(
          { name: anyName, namespace: anyName, section: anyName },
          { requiredKeys: ['name', 'namespace'] },
        ),
        tls: fc.boolean(),
        controller: anyName,
      },
      { requiredKeys: ['kind', 'gateway'] },
    )
    .map((entrance) => () => entrance)

const anyTunnel = (): AnyEntrance =>
  fc.constant(({ tunnel }: Controllers) => (tunnel ? { kind: 'tunnel' } : undefined))

/** How a host is stated, before it is known where. */
export interface HostChoice {
  readonly number: number
  readonly isShort: boolean
}

export const anyHostChoice: fc.Arbitrary<HostChoice> = fc.record({ number: fc.nat(), isShort: fc.boolean() })

/** The host of a service at one of the entrances; nothing where there is none. The short form is for the only one. */
export const hostAt = (
  name: string,
  entrances: readonly string[],
  { number, isShort }: HostChoice,
): Exclude<Host, string> | undefined => {
  const entrance = entrances[number % entrances.length]
  if (entrance === undefined) return undefined
  return isShort && entrances.length === 1 ? { name } : { name, entrance }
}
