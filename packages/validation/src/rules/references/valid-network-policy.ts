import { at, type Path } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import {
  restricts,
  rulesOf,
  type Direction,
  type NetworkPolicy,
  type PolicyRule,
} from '../../tree/network/network-policies.ts'
import { nameOf } from '../../tree/objects.ts'
import { isGenerated } from '../../values/rendered-tree.ts'

export const validNetworkPolicy: Rule = {
  id: 'valid-network-policy',
  summary: 'A NetworkPolicy states the types of its rules, and of each rule valid peers.',
  rationale:
    'The API server refuses an empty peer. A rule of a type that the policy does not state has no effect, and an empty list of peers or ports admits everything.',
  fix: 'State under policyTypes each direction that has rules, and in each rule peers and ports.',
  check: inEachCluster((cluster, report) => {
    for (const policy of cluster.all('networking.k8s.io/v1/NetworkPolicy')) checkPolicy(policy, report)
  }),
}

type ReportAt = (path: Path, message: string, impact: string, fix: string) => void

const checkPolicy = (policy: NetworkPolicy, report: Report): void => {
  const reportAt: ReportAt = (path, message, impact, fix) => {
    report({ location: at(policy, ...path), message: `${nameOf(policy)} ${message}`, impact, fix })
  }
  for (const direction of ['Ingress', 'Egress'] as const) {
    const rules = rulesOf(policy, direction)
    if (rules.length > 0 && !restricts(policy, direction)) reportIdle(direction, reportAt)
    for (const rule of rules) checkPeers(rule, reportAt)
  }
  if (isGenerated(policy.file)) checkGenerated(policy, reportAt)
}

const reportIdle = (direction: Direction, reportAt: ReportAt): void => {
  reportAt(
    ['spec', 'policyTypes'],
    `has rules for ${direction} and does not state that type`,
    'these rules have no effect',
    `add ${direction} to policyTypes, or remove the rules`,
  )
}

const checkPeers = ({ peers, path }: PolicyRule, reportAt: ReportAt): void => {
  for (const [index, { podSelector, namespaceSelector, ipBlock }] of peers.entries()) {
    const hasSelector = Boolean(podSelector ?? namespaceSelector)
    if (hasSelector !== Boolean(ipBlock)) continue
    reportAt(
      [...path, index],
      hasSelector
        ? 'has a peer with a selector and an address'
        : 'has a peer without a selector or an address',
      'the API server refuses the policy',
      'state either an ipBlock or selectors',
    )
  }
}

/** What Kubernetes has defaults for, the generator states. */
const checkGenerated = (policy: NetworkPolicy, reportAt: ReportAt): void => {
  if ((policy.object.spec?.policyTypes ?? []).length === 0)
    reportAt(
      ['spec', 'policyTypes'],
      'states no type',
      'Kubernetes derives from its rules which connections it restricts',
      'state policyTypes: [Ingress]',
    )
  const open = 'connections that the policy should drop reach its pods'
  for (const { peers, ports, path } of rulesOf(policy, 'Ingress')) {
    if (peers.length === 0) reportAt(path, 'admits every peer', open, 'state the peers that it admits')
    if (ports.length === 0)
      reportAt(path.slice(0, -1), 'admits to every port', open, 'state the ports that it admits to')
  }
}
