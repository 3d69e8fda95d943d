import { connectionsIn } from '../../telemetry/connections.ts'
import { callsByName, outgoingOf, usesClusterDns, type Outgoing } from '../../telemetry/outgoing.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { admitsAddress, admitsDns, admitsPods, opensPort } from '../../tree/network/admission.ts'
import { policiesFor, rulesOf, type PolicyRule } from '../../tree/network/network-policies.ts'
import { nameOf } from '../../tree/objects.ts'
import { podsOf, type Pods } from '../../tree/workloads/pods.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const requireAdmittedEgress: Rule = {
  id: 'require-admitted-egress',
  summary:
    'The policies that restrict the egress of pods admit all that a tree has these pods connect to, and DNS.',
  rationale:
    'A policy of a collector admitted DNS and port 443. Behind its Service the API server has the port 6443, so no log line had a pod’s labels.',
  fix: 'Admit each connection of the pods in an egress rule: of their Services the ports of the pods behind them.',
  check: inEachCluster((cluster, report) => {
    if (cluster.all('networking.k8s.io/v1/NetworkPolicy').length === 0) return
    for (const pods of podsOf(cluster)) checkPods(cluster, pods, report)
  }),
}

const checkPods = (cluster: ClusterView, pods: Pods, report: Report): void => {
  const policies = policiesFor(cluster, pods, 'Egress')
  const [policy] = policies
  if (!policy) return
  const rules = policies.flatMap((one) => rulesOf(one, 'Egress'))
  const refused = [
    ...refusedNames(cluster, pods, rules),
    ...refusedPods(cluster, pods, rules),
    ...refusedAddresses(cluster, pods, rules),
  ]
  if (refused.length === 0) return
  report({
    location: at(policy, 'spec', 'egress'),
    message: `${nameOf(policy)} does not admit ${pods.owner} to ${[...new Set(refused)].join(', ')}`,
    impact: 'its packets are dropped without an answer, and it waits for one',
    fix: 'admit each of them in an egress rule of a policy for these pods',
  })
}

/** Pods that may reach any web server ask for its name. */
const refusedNames = (cluster: ClusterView, pods: Pods, rules: readonly PolicyRule[]): string[] => {
  const reachesWeb = rules.some(
    (rule) =>
      opensPort(rule, { number: 443, protocol: 'TCP' }) &&
      rule.peers.some(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0'),
  )
  const asks = usesClusterDns(cluster, pods) && (reachesWeb || callsByName(cluster, pods))
  return asks && !rules.some((rule) => admitsDns(cluster, rule)) ? ['port 53 (UDP) of the cluster’s DNS'] : []
}

const refusedPods = (cluster: ClusterView, pods: Pods, rules: readonly PolicyRule[]): string[] =>
  connectionsIn(cluster)
    .filter(({ caller }) => caller === pods)
    .filter(
      ({ to, port }) =>
        !rules.some(
          (rule) =>
            opensPort(rule, { number: port, protocol: 'TCP', named: to.ports }) &&
            admitsPods(cluster, rule, to),
        ),
    )
    .map(({ to, port }) => `port ${port} of ${to.owner}`)

const refusedAddresses = (cluster: ClusterView, pods: Pods, rules: readonly PolicyRule[]): string[] =>
  outgoingOf(cluster, pods)
    .filter((outgoing) => !rules.some((rule) => admits(cluster, rule, outgoing)))
    .map(({ to, ports }) => `port ${ports.join(' or ')} of ${to}`)

const admits = (
  cluster: ClusterView,
  rule: PolicyRule,
  { ports, protocols = ['TCP'], address }: Outgoing,
): boolean =>
  admitsAddress(cluster, rule, address) &&
  ports.some((number) => protocols.some((protocol) => opensPort(rule, { number, protocol })))
