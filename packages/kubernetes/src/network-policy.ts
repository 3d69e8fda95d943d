import { metadata } from './metadata.ts'
import type { Labels } from './labels.ts'
import type { INetworkPolicy } from './types.ts'

type IngressRule = NonNullable<NonNullable<INetworkPolicy['spec']>['ingress']>[number]
type Peers = NonNullable<IngressRule['from']>

/** Callers outside the cluster, each by its one address. */
export const fromAddresses = (addresses: readonly string[]): Peers =>
  addresses.map((address) => ({ ipBlock: { cidr: `${address}/32` } }))

/** Every pod of the cluster. */
export const fromCluster: Peers = [{ namespaceSelector: {} }]

/** Every pod of the policy's own namespace, or those of some applications. */
export const fromNamespace = (names: readonly string[] = []): Peers =>
  names.length === 0
    ? [{ podSelector: {} }]
    : names.map((name) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } }))

interface Admission {
  readonly name: string
  readonly namespace: string
  readonly pods: Labels
  readonly ports: readonly (string | number)[]
  readonly from: Peers
}

/** The only callers that pods take connections from, and the only ports they take them on. */
export const admitOnly = ({ name, namespace, pods, ports, from }: Admission) =>
  ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(name, namespace),
    spec: {
      podSelector: { matchLabels: pods },
      policyTypes: ['Ingress'],
      // A rule without ports would mean all of them.
      ingress:
        ports.length > 0 ? [{ from, ports: ports.map((port) => ({ protocol: 'TCP' as const, port })) }] : [],
    },
  }) satisfies INetworkPolicy
