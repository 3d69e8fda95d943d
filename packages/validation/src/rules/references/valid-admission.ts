import { at, type Path, type Placed } from '../../spot.ts'
import type { Breach, Rule } from '../../rule.ts'
import type { ObjectOf } from '../../schema/kinds.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import type { FleetView } from '../../view/fleet-view.ts'
import { mayChoosePods } from '../../view/moved-parts.ts'
import { nameOf, namespaceOf } from '../../view/objects.ts'
import { selects, selectorText } from '../../view/selector.ts'

export const validAdmission: Rule = {
  id: 'valid-admission',
  demands:
    'A NetworkPolicy says which direction it judges, whom it admits and to which ports; the doors of a hub admit the same addresses, and none of them is the hub’s own.',
  why: 'One address changed in one of two policies: a cluster’s logs still came, its metrics were dropped without an answer.',
  example: {
    refused: 'spec: {policyTypes: [], ingress: [{from: [{ipBlock: {cidr: 100.64.0.2/32}}]}]}',
    accepted:
      'spec: {policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 100.64.0.2/32}}], ports: [{protocol: TCP, port: http}]}]}',
  },
  mend: 'State policyTypes, from and ports, and admit the nodes of every spoke at each door of the hub.',
  judge: (fleet) => {
    const hubs = pushedTo(fleet)
    return fleet.clusters.flatMap((cluster) => judgeCluster(cluster, hubs))
  },
}

type Policy = Placed<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>

/** The addresses that clusters push to. */
const pushedTo = ({ pushes }: FleetView): ReadonlySet<string> =>
  new Set(pushes.filter(({ isInside }) => !isInside).map(({ url }) => url.hostname))

const judgeCluster = (cluster: ClusterView, hubs: ReadonlySet<string>): Breach[] => {
  const policies = cluster.all('networking.k8s.io/v1/NetworkPolicy')
  // A range of addresses is another rule's finding.
  const doors = policies.filter(
    (policy) => admitted(policy).length > 0 && admitted(policy).every((cidr) => cidr.endsWith('/32')),
  )
  const everybody = new Set(doors.flatMap(admitted))
  return [
    ...policies.flatMap((policy) => judgeWords(cluster, policy)),
    ...doors.flatMap((door) => [
      ...[...everybody]
        .filter((cidr) => !admitted(door).includes(cidr))
        .map((cidr) =>
          breach(
            door,
            ['spec', 'ingress'],
            `does not admit ${cidr}, which another door of ${cluster.name} admits`,
          ),
        ),
      ...admitted(door)
        .filter((cidr) => hubs.has(cidr.replace(/\/32$/, '')))
        .map((cidr) => breach(door, ['spec', 'ingress'], `admits ${cidr}, the address that is pushed to`)),
    ]),
  ]
}

const admitted = ({ object }: Policy): string[] =>
  (object.spec?.ingress ?? []).flatMap(({ from = [] }) => from.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []))

const judgeWords = (cluster: ClusterView, policy: Policy): Breach[] => {
  const { policyTypes = [], ingress = [], podSelector = {} } = policy.object.spec ?? {}
  const isReachable = cluster
    .podsIn(namespaceOf(policy))
    .some(({ labels, ports }) => ports.length > 0 && selects(podSelector, labels))
  return [
    ...(policyTypes.includes('Ingress')
      ? []
      : [breach(policy, ['spec', 'policyTypes'], 'does not say that it judges Ingress')]),
    // Pods without a port take no connection anyway.
    ...(ingress.length > 0 || !isReachable ? [] : [breach(policy, ['spec', 'ingress'], 'admits nobody')]),
    ...ingress.flatMap(({ from = [], ports = [] }, index) => [
      ...(from.length > 0 ? [] : [breach(policy, ['spec', 'ingress', index], 'admits everybody')]),
      ...from.flatMap((peer, position) =>
        judgePeer(cluster, policy, peer, ['spec', 'ingress', index, 'from', position]),
      ),
      ...(ports.length > 0 ? [] : [breach(policy, ['spec', 'ingress', index], 'admits to every port')]),
    ]),
  ]
}

type Peer = NonNullable<NonNullable<NonNullable<Policy['object']['spec']>['ingress']>[number]['from']>[number]

const judgePeer = (cluster: ClusterView, policy: Policy, peer: Peer, path: Path): Breach[] => {
  const { podSelector, namespaceSelector, ipBlock } = peer
  if (!podSelector && !namespaceSelector && !ipBlock)
    return [breach(policy, path, 'admits somebody without saying whom, which the API server refuses')]
  // Whose labels another namespace's pods have, this tree alone may not tell.
  if (!podSelector || namespaceSelector) return []
  return cluster.podsIn(namespaceOf(policy)).some(({ labels }) => selects(podSelector, labels)) ||
    mayChoosePods(cluster.moved, namespaceOf(policy), podSelector)
    ? []
    : [
        breach(
          policy,
          [...path, 'podSelector'],
          `admits pods that there are not: ${selectorText(podSelector)}`,
        ),
      ]
}

const breach = (policy: Policy, path: Path, what: string): Breach => ({
  at: at(policy, ...path),
  what: `${nameOf(policy)} ${what}`,
  consequence:
    'somebody who should come in is dropped without an answer, or somebody who should not comes in',
  mend: 'state policyTypes: [Ingress], whom it admits and to which ports; each door of a hub admits every spoke’s nodes',
})
