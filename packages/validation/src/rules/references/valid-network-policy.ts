import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { selects } from '../../values/selector.ts'

export const validNetworkPolicy: Rule = {
  id: 'valid-network-policy',
  summary:
    'A NetworkPolicy states the type Ingress, the peers that it admits and the ports that it admits them to.',
  rationale:
    'An empty list of peers or ports admits everything. A policy without a rule drops every connection without an answer.',
  fix: 'State policyTypes: [Ingress], and from and ports in each rule.',
  check: inEachCluster((cluster, report) => {
    for (const policy of cluster.all('networking.k8s.io/v1/NetworkPolicy'))
      checkPolicy(cluster, policy, report)
  }),
}

type Policy = Located<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>

const checkPolicy = (cluster: ClusterView, policy: Policy, report: Report): void => {
  const { policyTypes = [], ingress = [] } = policy.object.spec ?? {}
  const reportAt = (path: Path, message: string, impact: string, fix: string): void => {
    report({ location: at(policy, 'spec', ...path), message: `${nameOf(policy)} ${message}`, impact, fix })
  }
  if (!policyTypes.includes('Ingress'))
    reportAt(
      ['policyTypes'],
      'does not state the type Ingress',
      'Kubernetes guesses which connections it restricts',
      'state policyTypes: [Ingress]',
    )
  if (ingress.length === 0 && isReachable(cluster, policy))
    reportAt(
      ['ingress'],
      'admits no peer',
      'every connection to its pods is dropped without an answer',
      'state the peers that it admits, and their ports',
    )
  for (const [rule, { from = [], ports = [] }] of ingress.entries()) {
    if (from.length === 0)
      reportAt(['ingress', rule], 'admits every peer', OPEN, 'state the peers that it admits')
    if (ports.length === 0)
      reportAt(['ingress', rule], 'admits to every port', OPEN, 'state the ports that it admits to')
    for (const [index, peer] of from.entries())
      if (!peer.podSelector && !peer.namespaceSelector && !peer.ipBlock)
        reportAt(
          ['ingress', rule, 'from', index],
          'admits a peer without a selector or an address',
          'the API server refuses the policy',
          'state a podSelector, a namespaceSelector or an ipBlock',
        )
  }
}

const OPEN = 'connections that the policy should drop reach its pods'

/** Pods without a port take no connection anyway. */
const isReachable = (cluster: ClusterView, policy: Policy): boolean =>
  cluster
    .podsIn(namespaceOf(policy))
    .some(({ labels, ports }) => ports.length > 0 && selects(policy.object.spec?.podSelector ?? {}, labels))
