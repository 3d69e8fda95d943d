import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { at, type Path, type Located } from '../../values/location.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { movedPartsOf, mayChoosePods } from '../../tree/charts/moved-parts.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { selects, selectorText } from '../../values/selector.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

export const validAdmission: Rule = {
  id: 'valid-admission',
  summary:
    'A NetworkPolicy says which direction it checks, whom it admits and to which ports; the doors of a hub admit the same addresses, and none of them is the hub’s own.',
  rationale:
    'One address changed in one of two policies: a cluster’s logs still came, its metrics were dropped without an answer.',
  example: {
    refused: 'spec: {policyTypes: [], ingress: [{from: [{ipBlock: {cidr: 100.64.0.2/32}}]}]}',
    accepted:
      'spec: {policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 100.64.0.2/32}}], ports: [{protocol: TCP, port: http}]}]}',
  },
  fix: 'State policyTypes, from and ports, and admit the nodes of every spoke at each door of the hub.',
  check: (fleet) => {
    const hubs = pushedTo(fleet)
    return fleet.clusters.flatMap((cluster) => checkCluster(cluster, hubs))
  },
}

type Policy = Located<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>

/** The addresses that clusters push to. */
const pushedTo = (fleet: FleetView): ReadonlySet<string> =>
  new Set(
    fleetExports(fleet)
      .filter(({ isInside }) => !isInside)
      .map(({ url }) => url.hostname),
  )

const checkCluster = (cluster: ClusterView, hubs: ReadonlySet<string>): Violation[] => {
  const policies = cluster.all('networking.k8s.io/v1/NetworkPolicy')
  // A range of addresses is another rule's finding.
  const doors = policies.filter(
    (policy) => admitted(policy).length > 0 && admitted(policy).every((cidr) => cidr.endsWith('/32')),
  )
  const everybody = new Set(doors.flatMap(admitted))
  return [
    ...policies.flatMap((policy) => checkWords(cluster, policy)),
    ...doors.flatMap((door) => [
      ...[...everybody]
        .filter((cidr) => !admitted(door).includes(cidr))
        .map((cidr) =>
          violation(
            door,
            ['spec', 'ingress'],
            `does not admit ${cidr}, which another door of ${cluster.name} admits`,
          ),
        ),
      ...admitted(door)
        .filter((cidr) => hubs.has(cidr.replace(/\/32$/, '')))
        .map((cidr) => violation(door, ['spec', 'ingress'], `admits ${cidr}, the address that is pushed to`)),
    ]),
  ]
}

const admitted = ({ object }: Policy): string[] =>
  (object.spec?.ingress ?? []).flatMap(({ from = [] }) => from.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []))

const checkWords = (cluster: ClusterView, policy: Policy): Violation[] => {
  const { policyTypes = [], ingress = [], podSelector = {} } = policy.object.spec ?? {}
  const isReachable = podsIn(cluster, namespaceOf(policy)).some(
    ({ labels, ports }) => ports.length > 0 && selects(podSelector, labels),
  )
  return [
    ...(policyTypes.includes('Ingress')
      ? []
      : [violation(policy, ['spec', 'policyTypes'], 'does not say that it checks Ingress')]),
    // Pods without a port take no connection anyway.
    ...(ingress.length > 0 || !isReachable ? [] : [violation(policy, ['spec', 'ingress'], 'admits nobody')]),
    ...ingress.flatMap(({ from = [], ports = [] }, index) => [
      ...(from.length > 0 ? [] : [violation(policy, ['spec', 'ingress', index], 'admits everybody')]),
      ...from.flatMap((peer, position) =>
        checkPeer(cluster, policy, peer, ['spec', 'ingress', index, 'from', position]),
      ),
      ...(ports.length > 0 ? [] : [violation(policy, ['spec', 'ingress', index], 'admits to every port')]),
    ]),
  ]
}

type Peer = NonNullable<NonNullable<NonNullable<Policy['object']['spec']>['ingress']>[number]['from']>[number]

const checkPeer = (cluster: ClusterView, policy: Policy, peer: Peer, path: Path): Violation[] => {
  const { podSelector, namespaceSelector, ipBlock } = peer
  if (!podSelector && !namespaceSelector && !ipBlock)
    return [violation(policy, path, 'admits somebody without saying whom, which the API server refuses')]
  // Whose labels another namespace's pods have, this tree alone may not tell.
  if (!podSelector || namespaceSelector) return []
  return podsIn(cluster, namespaceOf(policy)).some(({ labels }) => selects(podSelector, labels)) ||
    mayChoosePods(movedPartsOf(cluster), namespaceOf(policy), podSelector)
    ? []
    : [
        violation(
          policy,
          [...path, 'podSelector'],
          `admits pods that there are not: ${selectorText(podSelector)}`,
        ),
      ]
}

const violation = (policy: Policy, path: Path, message: string): Violation => ({
  location: at(policy, ...path),
  message: `${nameOf(policy)} ${message}`,
  impact: 'somebody who should come in is dropped without an answer, or somebody who should not comes in',
  fix: 'state policyTypes: [Ingress], whom it admits and to which ports; each door of a hub admits every spoke’s nodes',
})
