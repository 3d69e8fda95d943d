import type { ObjectOf } from '../../schemas/kinds.ts'
import type { Located } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { selects, type Selector } from '../../values/selector.ts'
import type { ClusterView } from '../cluster-view.ts'
import { namespaceOf } from '../objects.ts'
import type { Pods } from '../workloads/pods.ts'

export type NetworkPolicy = Located<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>

export type Direction = 'Egress' | 'Ingress'

export interface Peer {
  readonly ipBlock?: IpBlock
  readonly namespaceSelector?: Selector
  readonly podSelector?: Selector
}

export interface IpBlock {
  readonly cidr: string
  readonly except?: readonly string[]
}

export interface PolicyPort {
  readonly port?: number | string
  readonly endPort?: number
  readonly protocol?: string
}

/** What one rule of a policy admits. Without peers it admits everybody, without ports at every port. */
export interface PolicyRule {
  readonly policy: NetworkPolicy
  readonly peers: readonly Peer[]
  readonly ports: readonly PolicyPort[]
  /** The keys of its peers: `spec.ingress.0.from`. */
  readonly path: readonly (string | number)[]
}

export const rulesOf = (policy: NetworkPolicy, direction: Direction): readonly PolicyRule[] => {
  const { ingress, egress } = policy.object.spec ?? {}
  return direction === 'Ingress'
    ? (ingress ?? []).map(({ from, ports }, index) => ({
        policy,
        peers: from ?? [],
        ports: ports ?? [],
        path: ['spec', 'ingress', index, 'from'],
      }))
    : (egress ?? []).map(({ to, ports }, index) => ({
        policy,
        peers: to ?? [],
        ports: ports ?? [],
        path: ['spec', 'egress', index, 'to'],
      }))
}

/** Whether a policy drops what none admits. Without types it restricts ingress, and egress where it has such rules. */
export const restricts = ({ object }: NetworkPolicy, direction: Direction): boolean => {
  const { policyTypes, egress } = object.spec ?? {}
  if ((policyTypes ?? []).length > 0) return policyTypes?.includes(direction) === true
  return direction === 'Ingress' || (egress ?? []).length > 0
}

const policiesByNamespace = remembered((cluster: ClusterView) =>
  Map.groupBy(cluster.all('networking.k8s.io/v1/NetworkPolicy'), namespaceOf),
)

/** The policies that restrict some pods in one direction: together they admit what any of them admits. */
export const policiesFor = (
  cluster: ClusterView,
  { namespace, labels, isOnHost }: Pick<Pods, 'isOnHost' | 'labels' | 'namespace'>,
  direction: Direction,
): readonly NetworkPolicy[] =>
  isOnHost === true || hasOtherPolicies(cluster)
    ? []
    : (policiesByNamespace(cluster).get(namespace) ?? []).filter(
        (policy) => restricts(policy, direction) && selects(policy.object.spec?.podSelector ?? {}, labels),
      )

/** Kinds of network plugins that admit more, and that no rule reads. */
const OTHER_POLICY = /(?:NetworkPolicy|NetworkPolicies)$/

const hasOtherPolicies = remembered(({ objects }: ClusterView): boolean =>
  objects.some(
    ({ object: { apiVersion, kind } }) =>
      OTHER_POLICY.test(kind) && !apiVersion.startsWith('networking.k8s.io/'),
  ),
)
