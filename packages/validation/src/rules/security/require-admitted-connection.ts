import { fleetExports, type FleetExport } from '../../telemetry/fleet-exports.ts'
import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { callsTo, connectionsIn, podPort, type Caller, type Connection } from '../../telemetry/connections.ts'
import type { NodePortService } from '../../tree/network/node-ports.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import type { Pods } from '../../tree/workloads/pods.ts'
import { selects } from '../../values/selector.ts'
import { servicesByNodePort } from '../../tree/network/node-ports.ts'

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
    })(fleet, report)
    for (const push of fleetExports(fleet)) checkPush(push, report)
    for (const nodePort of [...servicesByNodePort(fleet).values()].flat()) checkNodePort(nodePort, report)
  },
}

type Policy = Located<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>
type IngressRule = NonNullable<NonNullable<Policy['object']['spec']>['ingress']>[number]
type Peer = NonNullable<IngressRule['from']>[number]

const rulesOf = ({ object }: Policy): readonly IngressRule[] => object.spec?.ingress ?? []

/** Pods without a policy accept every connection. */
const policiesFor = (cluster: ClusterView, to: Pods): readonly Policy[] =>
  cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .filter(
      (policy) =>
        namespaceOf(policy) === to.namespace && selects(policy.object.spec?.podSelector ?? {}, to.labels),
    )

const checkConnection = (cluster: ClusterView, { caller, to, port }: Connection, report: Report): void => {
  const [policy, ...others] = policiesFor(cluster, to)
  if (!policy) return
  const isAdmitted = [policy, ...others]
    .flatMap(rulesOf)
    .some((rule) => opens(rule, to, port) && admits(cluster, rule, caller, to))
  if (!isAdmitted) reportConnection(policy, { client: caller.owner, to, port }, report)
}

const checkPush = ({ from, url, isInside, collector }: FleetExport, report: Report): void => {
  if (!isInside) return
  const caller = { owner: 'the collector', namespace: namespaceOf(collector.located) }
  for (const connection of callsTo(from, caller, url.href)) checkConnection(from, connection, report)
}

/** Spokes connect by a node port; whether each of them is admitted is another rule's question. */
const checkNodePort = ({ cluster, service, index }: NodePortService, report: Report): void => {
  const number = service.located?.object.spec?.ports?.[index]?.port ?? 0
  for (const to of podsBehind(cluster, service)) {
    const port = podPort(service, number, to)
    const rules = policiesFor(cluster, to)
      .flatMap((policy) => rulesOf(policy).map((rule) => ({ rule, policy })))
      .filter(({ rule }) => (rule.from ?? []).some(({ ipBlock }) => ipBlock))
    const [first] = rules
    if (!first || port === undefined || rules.some(({ rule }) => opens(rule, to, port))) continue
    reportConnection(first.policy, { client: `the clients of ${service.owner}`, to, port }, report)
  }
}

const opens = ({ ports = [] }: IngressRule, to: Pods, port: number): boolean =>
  ports.length === 0 ||
  ports.some(
    (one) =>
      (one.protocol ?? 'TCP') === 'TCP' &&
      (one.port === undefined ||
        one.port === port ||
        to.ports.some(({ name, number }) => name === one.port && number === port)),
  )

const admits = (cluster: ClusterView, { from = [] }: IngressRule, caller: Caller, to: Pods): boolean =>
  from.length === 0 || from.some((peer) => isMeant(cluster, peer, caller, to))

/** Without a namespaceSelector a peer is of the target's own namespace. */
const isMeant = (
  cluster: ClusterView,
  { ipBlock, namespaceSelector, podSelector }: Peer,
  caller: Caller,
  to: Pods,
): boolean => {
  if (ipBlock) return false
  const labels = {
    'kubernetes.io/metadata.name': caller.namespace,
    ...cluster.find('v1/Namespace', undefined, caller.namespace)?.object.metadata.labels,
  }
  const isOfNamespace = namespaceSelector
    ? selects(namespaceSelector, labels)
    : to.namespace === caller.namespace
  return isOfNamespace && (!podSelector || !caller.labels || selects(podSelector, caller.labels))
}

interface RefusedConnection {
  readonly client: string
  readonly to: Pods
  readonly port: number
}

const reportConnection = (policy: Policy, { client, to, port }: RefusedConnection, report: Report): void => {
  report({
    location: at(policy, 'spec', 'ingress'),
    message: `${nameOf(policy)} does not admit ${client} to port ${port} of ${to.owner}`,
    impact: 'its packets are dropped without an answer, and it waits for one',
    fix: 'admit it at that port, or remove the connection',
  })
}
