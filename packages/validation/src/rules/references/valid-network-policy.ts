import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { selects } from '../../values/selector.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

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

type ReportAt = (path: Path, message: string, impact: string, fix: string) => void

const checkPolicy = (cluster: ClusterView, policy: Policy, report: Report): void => {
  const { policyTypes = [], ingress = [] } = policy.object.spec ?? {}
  const reportAt: ReportAt = (path, message, impact, fix) => {
    report({ location: at(policy, 'spec', ...path), message: `${nameOf(policy)} ${message}`, impact, fix })
  }
  if (!policyTypes.includes('Ingress'))
    reportAt(
      ['policyTypes'],
      'does not state the type Ingress',
      'Kubernetes derives from its rules which connections it restricts',
      'state policyTypes: [Ingress]',
    )
  if (ingress.length === 0 && isReachable(cluster, policy))
    reportAt(
      ['ingress'],
      'admits no peer',
      'every connection to its pods is dropped without an answer',
      'state the peers that it admits, and their ports',
    )
  for (const [index, rule] of ingress.entries()) checkRule(rule, ['ingress', index], reportAt)
}

type IngressRule = NonNullable<NonNullable<Policy['object']['spec']>['ingress']>[number]

const checkRule = ({ from = [], ports = [] }: IngressRule, path: Path, reportAt: ReportAt): void => {
  const open = 'connections that the policy should drop reach its pods'
  if (from.length === 0) reportAt(path, 'admits every peer', open, 'state the peers that it admits')
  if (ports.length === 0) reportAt(path, 'admits to every port', open, 'state the ports that it admits to')
  for (const [index, { podSelector, namespaceSelector, ipBlock }] of from.entries())
    if (!podSelector && !namespaceSelector && !ipBlock)
      reportAt(
        [...path, 'from', index],
        'admits a peer without a selector or an address',
        'the API server refuses the policy',
        'state a podSelector, a namespaceSelector or an ipBlock',
      )
}

/** Pods without a port take no connection anyway. */
const isReachable = (cluster: ClusterView, policy: Policy): boolean =>
  podsIn(cluster, namespaceOf(policy)).some(
    ({ labels, ports }) => ports.length > 0 && selects(policy.object.spec?.podSelector ?? {}, labels),
  )
