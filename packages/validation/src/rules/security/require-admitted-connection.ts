import { at } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Connection } from '../../telemetry/connections/connection.ts'
import { podPort } from '../../tree/network/pods-behind.ts'
import { connectionsIn } from '../../telemetry/connections/connections-in.ts'
import { entryPointsOf, traefikConfigOf } from '../../tree/charts/traefik.ts'
import { isK3s } from '../../tree/distribution.ts'
import { admitsPods, COREDNS, DNS_PORT, opensPort } from '../../tree/network/admission.ts'
import {
  policiesFor,
  rulesOf,
  type NetworkPolicy,
  type PolicyRule,
} from '../../tree/network/network-policies.ts'
import { servicesByNodePort, type NodePortService } from '../../tree/network/node-ports.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'
import { nameOf } from '../../tree/objects.ts'
import { podsOf, type Pods } from '../../tree/workloads/pods.ts'

export const requireAdmittedConnection: Rule = {
  id: 'require-admitted-connection',
  summary: 'Policies admit every connection that a tree makes to pods with a NetworkPolicy, at its port.',
  rationale:
    'The policy of a store admitted to two of its three ports. The store started, and waited for its own ring without end.',
  fix: 'Admit the client, at that port, in a policy for the pods.',
  check: (fleet, report) => {
    inEachCluster((cluster, reportOne) => {
      if (cluster.all('networking.k8s.io/v1/NetworkPolicy').length === 0) return
      for (const connection of connectionsIn(cluster)) checkConnection(cluster, connection, reportOne)
      if (isK3s(cluster)) checkDns(cluster, reportOne)
      checkTraefik(cluster, reportOne)
    })(fleet, report)
    for (const nodePort of [...servicesByNodePort(fleet).values()].flat()) checkNodePort(nodePort, report)
  },
}

/** Pods without a policy accept every connection. */
const checkConnection = (cluster: ClusterView, { caller, to, port }: Connection, report: Report): void => {
  const policies = policiesFor(cluster, to, 'Ingress')
  const [policy] = policies
  // Of its node every pod accepts connections, and of other nodes the network plugin decides.
  if (!policy || caller.isOnHost === true) return
  const isAdmitted = policies
    .flatMap((one) => rulesOf(one, 'Ingress'))
    .some((rule) => opensTo(rule, to, port) && admitsPods(cluster, rule, caller))
  if (!isAdmitted) reportConnection(policy, { client: caller.owner, to, port }, report)
}

/** Every pod asks CoreDNS for names. */
const checkDns = (cluster: ClusterView, report: Report): void => {
  const policies = policiesFor(cluster, COREDNS, 'Ingress')
  const rules = policies.flatMap((one) => rulesOf(one, 'Ingress')).filter((rule) => opensPort(rule, DNS_PORT))
  const [policy] = policies
  const refused = podsOf(cluster).find(
    (pods) => pods.isOnHost !== true && !rules.some((rule) => admitsPods(cluster, rule, pods)),
  )
  if (policy && refused)
    reportRefusal(policy, `${refused.owner} to port 53 (UDP) of the cluster’s DNS`, report)
}

/** From outside, connections come to Traefik by the load balancer, from any address. */
const checkTraefik = (cluster: ClusterView, report: Report): void => {
  const config = traefikConfigOf(cluster)
  const to = podsOf(cluster).find(({ exporter }) => exporter === 'traefik')
  if (!config || !to) return
  const policies = policiesFor(cluster, to, 'Ingress')
  const rules = policies.flatMap((one) => rulesOf(one, 'Ingress'))
  const [policy] = policies
  const refused = entryPointsOf(config).find(
    ({ isExposed, port: number, protocol }) =>
      isExposed && !rules.some((rule) => opensPort(rule, { number, protocol, named: to.ports })),
  )
  if (policy && refused)
    reportRefusal(policy, `anybody to the entry point ${refused.name} of ${to.owner}`, report)
}

/** Spokes connect by a node port; whether each of them is admitted is another rule's question. */
const checkNodePort = ({ cluster, service, index }: NodePortService, report: Report): void => {
  const number = service.located?.object.spec?.ports?.[index]?.port ?? 0
  for (const to of podsBehind(cluster, service)) {
    const port = podPort(service, number, to)
    const rules = policiesFor(cluster, to, 'Ingress')
      .flatMap((policy) => rulesOf(policy, 'Ingress'))
      .filter(({ peers }) => peers.some(({ ipBlock }) => ipBlock))
    const [first] = rules
    if (!first || port === undefined || rules.some((rule) => opensTo(rule, to, port))) continue
    reportConnection(first.policy, { client: `the clients of ${service.owner}`, to, port }, report)
  }
}

const opensTo = (rule: PolicyRule, { ports }: Pods, number: number): boolean =>
  opensPort(rule, { number, protocol: 'TCP', named: ports })

interface RefusedConnection {
  readonly client: string
  readonly to: Pods
  readonly port: number
}

const reportConnection = (
  policy: NetworkPolicy,
  { client, to, port }: RefusedConnection,
  report: Report,
): void => {
  reportRefusal(policy, `${client} to port ${port} of ${to.owner}`, report)
}

const reportRefusal = (policy: NetworkPolicy, connection: string, report: Report): void => {
  report({
    location: at(policy, 'spec', 'ingress'),
    message: `${nameOf(policy)} does not admit ${connection}`,
    impact: 'its packets are dropped without an answer, and it waits for one',
    fix: 'admit it at that port, or remove the connection',
  })
}
