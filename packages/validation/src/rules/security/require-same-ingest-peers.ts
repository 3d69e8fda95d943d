import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { at } from '../../values/location.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { NetworkPolicy } from '../../tree/network/network-policies.ts'
import { servicesByNodePort } from '../../tree/network/node-ports.ts'
import { nameOf } from '../../tree/objects.ts'
import { addressesIn, ingestPolicies } from './ingest-policies.ts'

export const requireSameIngestPeers: Rule = {
  id: 'require-same-ingest-peers',
  ownSeverity: 'info',
  summary:
    'All policies of a hub that admit spokes admit the same addresses, and none admits the hub itself.',
  rationale:
    'One address was changed in one of two policies. The logs of the cluster arrived, and its metrics were dropped without an answer.',
  fix: 'Admit the nodes of every spoke in each policy for a node port.',
  check: (fleet, report) => {
    const hubs = hubAddresses(fleet)
    for (const cluster of fleet.clusters) checkCluster(cluster, policiesOf(fleet, cluster), hubs, report)
  },
}

/** The addresses that clusters push to. */
const hubAddresses = (fleet: FleetView): ReadonlySet<string> =>
  new Set(
    fleetExports(fleet)
      .filter(({ isInside }) => !isInside)
      .map(({ url }) => url.hostname),
  )

/** The policies for node ports that admit addresses. A range of addresses is another rule's finding. */
const policiesOf = (fleet: FleetView, cluster: ClusterView): readonly NetworkPolicy[] => [
  ...new Set(
    [...servicesByNodePort(fleet).values()]
      .flat()
      .filter((nodePort) => nodePort.cluster === cluster)
      .flatMap(ingestPolicies)
      .filter((policy) => addressesIn(policy).length > 0)
      .filter((policy) => addressesIn(policy).every((cidr) => cidr.endsWith('/32'))),
  ),
]

const checkCluster = (
  cluster: ClusterView,
  policies: readonly NetworkPolicy[],
  hubs: ReadonlySet<string>,
  report: Report,
): void => {
  const all = new Set(policies.flatMap(addressesIn))
  for (const policy of policies) {
    const admitted = addressesIn(policy)
    const reportPeer = (message: string, impact: string, fix: string): void => {
      report({
        location: at(policy, 'spec', 'ingress'),
        message: `${nameOf(policy)} ${message}`,
        impact,
        fix,
      })
    }
    for (const cidr of all)
      if (!admitted.includes(cidr))
        reportPeer(
          `does not admit ${cidr}, which another policy of ${cluster.name} admits`,
          'what that node pushes is dropped without an answer',
          'admit the nodes of every spoke in each policy',
        )
    for (const cidr of admitted)
      if (hubs.has(cidr.replace(/\/32$/, '')))
        reportPeer(
          `admits ${cidr}, the address that the spokes push to`,
          'the node of a spoke is missing, and what it pushes is dropped without an answer',
          'admit the addresses of the spokes',
        )
  }
}
