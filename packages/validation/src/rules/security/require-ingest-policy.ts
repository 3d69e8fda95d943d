import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { at } from '../../values/location.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { NodePortService } from '../../tree/network/node-ports.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'
import type { NetworkPolicy } from '../../tree/network/network-policies.ts'
import { nameOf } from '../../tree/objects.ts'
import { addressesIn, policiesOfPort } from './ingest-policies.ts'
import { servicesByNodePort } from '../../tree/network/node-ports.ts'

export const requireIngestPolicy: Rule = {
  id: 'require-ingest-policy',
  ownSeverity: 'info',
  summary:
    'A node port keeps the addresses of its clients, and a policy admits only the tailnet addresses of spokes.',
  rationale:
    'A NodePort listens on every address of its node. Without a policy everybody who reaches the node can push and read.',
  fix: 'Set externalTrafficPolicy: Local, and admit each node of each spoke by its tailnet address as a /32.',
  check: (fleet, report) => {
    for (const nodePort of [...servicesByNodePort(fleet).values()].flat())
      checkNodePort(fleet, nodePort, report)
  },
}

const checkNodePort = (fleet: FleetView, nodePort: NodePortService, report: Report): void => {
  const { service, cluster } = nodePort
  // A Service without pods is another rule's finding, and so are pods in the network of their node, which no policy protects.
  if (!service.located || podsBehind(cluster, service).every(({ isOnHost }) => isOnHost === true)) return
  if (service.located.object.spec?.externalTrafficPolicy !== 'Local')
    report({
      location: at(service.located, 'spec', 'externalTrafficPolicy'),
      message: `${nameOf(service.located)} does not keep the addresses of its clients`,
      impact:
        'policies see the address of the node in place of that of a spoke, and refuse it or admit everybody',
      fix: 'set externalTrafficPolicy: Local',
    })
  const policies = policiesOfPort(nodePort)
  if (policies.length === 0)
    report({
      location: at(service.located, 'spec'),
      message: `no NetworkPolicy selects the pods behind ${nameOf(service.located)}`,
      impact: 'everybody who reaches a node of the hub can push and read',
      fix: 'add a NetworkPolicy that admits the addresses of the spokes and the pods of the cluster',
    })
  else checkAddresses(policies, pushersTo(fleet, nodePort), cluster.name, report)
}

/** The other clusters that push to a node port. */
const pushersTo = (fleet: FleetView, { cluster, service, index }: NodePortService): ReadonlySet<string> => {
  const port = service.located?.object.spec?.ports?.[index]?.nodePort
  const pushers = fleetExports(fleet).filter(({ isInside, url }) => !isInside && Number(url.port) === port)
  return new Set(pushers.map(({ from }) => from.name).filter((name) => name !== cluster.name))
}

/** Addresses of a tailnet: 100.64.0.0/10. */
const TAILNET = /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+\/32$/

/**
 * The tree of a spoke does not state the addresses of its nodes, so they are counted: each pusher needs at least one, and
 * none twice.
 */
const checkAddresses = (
  policies: readonly NetworkPolicy[],
  pushers: ReadonlySet<string>,
  hub: string,
  report: Report,
): void => {
  for (const policy of policies)
    for (const cidr of addressesIn(policy))
      if (!TAILNET.test(cidr))
        report({
          location: at(policy, 'spec', 'ingress'),
          message: `${nameOf(policy)} admits ${cidr}, which is not one address of the tailnet`,
          impact: `everybody with an address in it can push to ${hub} and read from it`,
          fix: 'admit each node of each spoke by its tailnet address, as a /32',
        })
  const cidrs = policies.flatMap(addressesIn)
  const { size } = new Set(cidrs)
  const policy = policies.find((one) => addressesIn(one).length > 0) ?? policies[0]
  if (policy && (size < pushers.size || size < cidrs.length))
    report({
      location: at(policy, 'spec', 'ingress'),
      message: `${nameOf(policy)} admits ${size} different addresses (${cidrs.join(', ') || 'none'}), and ${pushers.size} clusters push: ${[...pushers].join(', ')}`,
      impact: 'what the missing cluster pushes is dropped without an answer',
      fix: 'admit each node of each spoke once',
    })
}
