import type { NetworkPolicy } from '../../tree/network/network-policies.ts'
import { policiesFor, rulesOf } from '../../tree/network/network-policies.ts'
import type { NodePortService } from '../../tree/network/node-ports.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'

/** The policies that restrict who connects to the pods behind a node port, each once. */
export const ingestPolicies = ({ cluster, service }: NodePortService): readonly NetworkPolicy[] => [
  ...new Set(podsBehind(cluster, service).flatMap((pods) => policiesFor(cluster, pods, 'Ingress'))),
]

/** The addresses that a policy admits. */
export const addressesIn = (policy: NetworkPolicy): string[] =>
  rulesOf(policy, 'Ingress').flatMap(({ peers }) => peers.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []))
