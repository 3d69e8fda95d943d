import type { NetworkPolicy } from '../../tree/network/network-policies.ts'
import { policiesFor, rulesOf } from '../../tree/network/network-policies.ts'
import type { NodePortService } from '../../tree/network/node-ports.ts'
import { doorsBehind } from '../../telemetry/ingest.ts'
import { opensPort } from '../../tree/network/admission.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'

/** The policies that restrict who connects to the pods behind a node port, each once. */
export const ingestPolicies = ({ cluster, service }: NodePortService): readonly NetworkPolicy[] => [
  ...new Set(podsBehind(cluster, service).flatMap((pods) => policiesFor(cluster, pods, 'Ingress'))),
]

/** Those of them that open the port of the pods to which this node port leads; all where a tree does not say it. */
export const policiesOfPort = (nodePort: NodePortService): readonly NetworkPolicy[] => {
  const doors = doorsBehind(nodePort)
  const policies = ingestPolicies(nodePort)
  const opening = policies.filter((policy) =>
    rulesOf(policy, 'Ingress').some((rule) =>
      doors.some(
        ({ pods, port }) =>
          port !== undefined && opensPort(rule, { number: port, protocol: 'TCP', named: pods.ports }),
      ),
    ),
  )
  return opening.length > 0 ? opening : policies
}

/** The addresses that a policy admits. */
export const addressesIn = (policy: NetworkPolicy): string[] =>
  rulesOf(policy, 'Ingress').flatMap(({ peers }) => peers.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []))
