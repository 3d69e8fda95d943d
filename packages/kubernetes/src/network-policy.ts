import { metadata } from './metadata.ts'
import type { Labels } from './labels.ts'
import type { INetworkPolicy } from './types.ts'

type IngressRule = NonNullable<NonNullable<INetworkPolicy['spec']>['ingress']>[number]
export type Peers = NonNullable<IngressRule['from']>

/** Callers outside the cluster, each by its one address. */
export const fromAddresses = (addresses: readonly string[]): Peers =>
  addresses.map((address) => ({ ipBlock: { cidr: `${address}/32` } }))

/** Every pod of the cluster. */
export const fromCluster: Peers = [{ namespaceSelector: {} }]

/** Pods of one other namespace: those that have some labels, or all. */
export const fromOther = (namespace: string, podLabels?: Labels): Peers => [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ...(podLabels && { podSelector: { matchLabels: podLabels } }),
  },
]

/** The pods of the policy's own namespace that have some labels. */
export const fromPods = (podLabels: Labels): Peers => [{ podSelector: { matchLabels: podLabels } }]

/** Every pod of the policy's own namespace, or those of some applications. */
export const fromNamespace = (names: readonly string[] = []): Peers =>
  names.length === 0
    ? [{ podSelector: {} }]
    : names.flatMap((name) => fromPods({ 'app.kubernetes.io/name': name }))

interface AdmittedPort {
  readonly protocol: 'TCP' | 'UDP'
  readonly port: string | number
}

interface Admitted {
  /** Those of TCP by their names or numbers alone. */
  readonly ports: readonly (string | number | AdmittedPort)[]
  readonly from: Peers
}

interface Admission {
  readonly name: string
  readonly namespace: string
  readonly pods: Labels
  readonly callers: readonly Admitted[]
}

/** The only allowed callers of pods, and the only allowed ports. */
export const admitOnly = ({ name, namespace, pods, callers }: Admission) =>
  ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(name, namespace),
    spec: {
      podSelector: { matchLabels: pods },
      policyTypes: ['Ingress'],
      // A rule without ports allows all ports, and one without peers allows all callers.
      ingress: callers
        .filter(({ ports, from }) => ports.length > 0 && from.length > 0)
        .map(({ ports, from }) => ({
          from,
          ports: ports.map((port) => (typeof port === 'object' ? port : { protocol: 'TCP' as const, port })),
        })),
    },
  }) satisfies INetworkPolicy
