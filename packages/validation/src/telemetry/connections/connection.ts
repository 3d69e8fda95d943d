import type { ClusterView } from '../../tree/cluster-view.ts'
import { podPort, podsBehind } from '../../tree/network/pods-behind.ts'
import { serviceMeantBy } from '../../tree/network/services.ts'
import type { Endpoint } from '../../tree/workloads/endpoints.ts'
import type { Pods } from '../../tree/workloads/pods.ts'
import type { Labels } from '../../values/selector.ts'

/** Who connects to some pods, as a policy sees them. */
export interface Caller {
  readonly owner: string
  readonly namespace: string
  /** Nothing where a tree does not tell them. */
  readonly labels?: Labels
  readonly isOnHost?: boolean
}

/** A connection that a tree itself configures. */
export interface Connection {
  readonly caller: Caller
  readonly to: Pods
  /** The pods' own, not the port of a Service before them. */
  readonly port: number
}

/** The pods behind the Service that an endpoint names. */
export const callsTo = (
  cluster: ClusterView,
  caller: Caller,
  { host, port: stated }: Pick<Endpoint, 'host' | 'port'>,
): Connection[] => {
  const service = serviceMeantBy(cluster, host, caller.namespace)
  // A program that is given only a host finds the port by itself: where there is one, it is that.
  const [only, ...others] = service?.ports ?? []
  const called = stated ?? (others.length === 0 ? only?.number : undefined)
  if (!service || called === undefined) return []
  return podsBehind(cluster, service).flatMap((to) => {
    const port = podPort(service, called, to)
    return port === undefined ? [] : [{ caller, to, port }]
  })
}
