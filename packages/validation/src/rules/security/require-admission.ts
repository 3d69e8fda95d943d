import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { callsTo, connectionsIn, podPort, type Caller, type Connection } from '../../telemetry/connections.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { podsBehind } from '../../tree/network/pods-behind.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import type { Pods } from '../../tree/workloads/pods.ts'
import { selects } from '../../values/selector.ts'
import { servicesByNodePort } from '../../tree/network/node-ports.ts'

export const requireAdmission: Rule = {
  id: 'require-admission',
  summary:
    'Whoever a tree has connect to pods that a NetworkPolicy fences is admitted by one, at the port that they call.',
  rationale:
    'The policy of a store named two of its three ports: it started, and waited for its own ring for ever.',
  example: {
    refused: 'ports: [{protocol: TCP, port: grpc}]   # Loki’s gateway calls http-metrics',
    accepted: 'ports: [{protocol: TCP, port: grpc}, {protocol: TCP, port: http-metrics}]',
  },
  fix: 'Admit the caller, at that port, in a policy that chooses the pods.',
  check: (fleet) => [
    ...inEachCluster((cluster) =>
      cluster.all('networking.k8s.io/v1/NetworkPolicy').length === 0
        ? []
        : connectionsIn(cluster).flatMap((one) => checkConnection(cluster, one)),
    )(fleet),
    ...fleetExports(fleet).flatMap(({ from, url, isInside, collector }) =>
      isInside
        ? callsTo(
            from,
            { owner: 'the collector', namespace: namespaceOf(collector.placed) },
            url.href,
          ).flatMap((one) => checkConnection(from, one))
        : [],
    ),
    ...checkDoors(fleet),
  ],
}

type Policy = Located<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>
type IngressRule = NonNullable<NonNullable<Policy['object']['spec']>['ingress']>[number]
type Peer = NonNullable<IngressRule['from']>[number]

const rulesOf = ({ object }: Policy): readonly IngressRule[] => object.spec?.ingress ?? []

/** Pods that no policy chooses take every connection. */
const policiesFor = (cluster: ClusterView, to: Pods): readonly Policy[] =>
  cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .filter(
      (policy) =>
        namespaceOf(policy) === to.namespace && selects(policy.object.spec?.podSelector ?? {}, to.labels),
    )

const checkConnection = (cluster: ClusterView, { caller, to, port }: Connection): Violation[] => {
  const policies = policiesFor(cluster, to)
  const isAdmitted = policies
    .flatMap(rulesOf)
    .some(
      (rule) =>
        opens(rule, to, port) &&
        (!rule.from?.length || rule.from.some((peer) => isMeant(cluster, peer, caller, to))),
    )
  const [policy] = policies
  return !policy || isAdmitted ? [] : [refused(policy, caller.owner, to, port)]
}

/** Spokes come in by a node port; whether each of them is named is another rule's question. */
const checkDoors = (fleet: FleetView): Violation[] =>
  [...servicesByNodePort(fleet).values()].flat().flatMap(({ cluster, service, index }) => {
    const number = service.placed?.object.spec?.ports?.[index]?.port ?? 0
    return podsBehind(cluster, service).flatMap((to) => {
      const port = podPort(service, number, to)
      const rules = policiesFor(cluster, to)
        .flatMap((policy) => rulesOf(policy).map((rule) => ({ rule, policy })))
        .filter(({ rule }) => (rule.from ?? []).some(({ ipBlock }) => ipBlock))
      const [first] = rules
      return !first || port === undefined || rules.some(({ rule }) => opens(rule, to, port))
        ? []
        : [refused(first.policy, `who calls ${service.owner}`, to, port)]
    })
  })

const opens = ({ ports = [] }: IngressRule, to: Pods, port: number): boolean =>
  ports.length === 0 ||
  ports.some(
    (one) =>
      (one.protocol ?? 'TCP') === 'TCP' &&
      (one.port === undefined ||
        one.port === port ||
        to.ports.some(({ name, number }) => name === one.port && number === port)),
  )

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

const refused = (policy: Policy, owner: string, to: Pods, port: number): Violation => ({
  location: at(policy, 'spec', 'ingress'),
  message: `${nameOf(policy)} does not admit ${owner} to port ${port} of ${to.owner}`,
  impact: 'what they send is dropped without an answer, and they wait for it',
  fix: 'admit them at that port, or take the connection away',
})
