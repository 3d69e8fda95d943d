import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { at, type Located } from '../../values/location.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'
import { nameOf } from '../../tree/objects.ts'
import { selects } from '../../values/selector.ts'
import { servicesByNodePort, type NodePortService } from '../../tree/network/node-ports.ts'

export const requireIngestPolicy: Rule = {
  id: 'require-ingest-policy',
  summary:
    'A node port keeps its callers’ addresses, and a NetworkPolicy lets in those clusters only that push, by their addresses on the tailnet.',
  rationale:
    'A NodePort listens on every address of its node: without a policy, whoever reaches the node can push and read.',
  example: {
    refused: 'ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]',
    accepted: 'ingress: [{from: [{ipBlock: {cidr: 100.64.0.7/32}}, {namespaceSelector: {}}]}]',
  },
  fix: 'Set externalTrafficPolicy: Local, and admit each node of each spoke by its tailnet address as a /32.',
  check: (fleet) =>
    [...servicesByNodePort(fleet).values()].flat().flatMap((nodePort) => checkNodePort(fleet, nodePort)),
}

type Policy = Located<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>

const checkNodePort = (fleet: FleetView, nodePort: NodePortService): Violation[] => {
  const { service, cluster } = nodePort
  // A Service that leads to no pods is another rule's finding.
  if (!service.placed || podsBehind(cluster, service).length === 0) return []
  const policies = policiesOf(nodePort)
  const keepsSource = service.placed.object.spec?.externalTrafficPolicy === 'Local'
  return [
    ...(keepsSource ? [] : [hiddenSource(service.placed)]),
    ...(policies.length === 0 ? [unfenced(service.placed)] : []),
    ...policies.flatMap((policy) => checkAddresses(policy, pushersTo(fleet, nodePort), cluster.name)),
  ]
}

/** The policies that fence all pods behind a Service. */
const policiesOf = ({ cluster, service }: NodePortService): readonly Policy[] => {
  const pods = podsBehind(cluster, service)
  return cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .filter(({ object }) => object.metadata.namespace === service.namespace)
    .filter(({ object }) => pods.every(({ labels }) => selects(object.spec?.podSelector ?? {}, labels)))
}

/** The other clusters that push to a node port. */
const pushersTo = (fleet: FleetView, { cluster, service, index }: NodePortService): ReadonlySet<string> => {
  const port = service.placed?.object.spec?.ports?.[index]?.nodePort
  const pushers = fleetExports(fleet).filter(({ isInside, url }) => !isInside && Number(url.port) === port)
  return new Set(pushers.map(({ from }) => from.name).filter((name) => name !== cluster.name))
}

/** Addresses of a tailnet: 100.64.0.0/10. */
const TAILNET = /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+\/32$/

/**
 * A spoke's tree does not tell its own addresses, so they are checked by number: each pusher needs at least one of its own,
 * and none may be the hub's.
 */
const checkAddresses = (policy: Policy, pushers: ReadonlySet<string>, hub: string): Violation[] => {
  const cidrs = (policy.object.spec?.ingress ?? []).flatMap(({ from = [] }) =>
    from.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []),
  )
  const location = at(policy, 'spec', 'ingress')
  const tooWide = cidrs.filter((cidr) => !TAILNET.test(cidr))
  return [
    ...tooWide.map((cidr) => ({
      location,
      message: `${nameOf(policy)} admits ${cidr}, which is not one address of the tailnet`,
      impact: `whoever has an address in it can push to ${hub} and read from it`,
      fix: 'admit each node of each spoke by its tailnet address, as a /32',
    })),
    ...(new Set(cidrs).size < pushers.size || new Set(cidrs).size < cidrs.length
      ? [
          {
            location,
            message: `${nameOf(policy)} admits ${new Set(cidrs).size} different addresses (${cidrs.join(', ') || 'none'}), and ${pushers.size} clusters push: ${[...pushers].join(', ')}`,
            impact: 'what the missing one pushes is dropped without an answer',
            fix: 'admit each node of each spoke once',
          },
        ]
      : []),
  ]
}

const unfenced = (service: Located): Violation => ({
  location: at(service, 'spec'),
  message: `no NetworkPolicy chooses the pods behind ${nameOf(service)}`,
  impact: 'everybody who reaches a node of the hub can push and read',
  fix: 'add a NetworkPolicy that admits the spokes’ addresses and the cluster’s own pods',
})

const hiddenSource = (service: Located): Violation => ({
  location: at(service, 'spec', 'externalTrafficPolicy'),
  message: `${nameOf(service)} does not keep its callers’ addresses`,
  impact:
    'the NetworkPolicy sees the node’s own address in place of a spoke’s, and refuses it or admits everybody',
  fix: 'set externalTrafficPolicy: Local',
})
