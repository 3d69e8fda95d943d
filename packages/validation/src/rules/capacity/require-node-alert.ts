import { NODE_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { withoutLimit } from '../../telemetry/capacity/without-limit.ts'
import type { Rule } from '../rule/rule.ts'

export const requireNodeAlert: Rule = {
  id: 'require-node-alert',
  summary: 'For each cluster some alert says how many nodes it may have.',
  rationale:
    'A node that joined a spoke and that nobody listed pushes from an address which the hub refuses: its metrics and logs are lost, and every panel looks as before.',
  fix: 'Add an alert on count by (cluster) (kube_node_info) > the number of nodes that the hub admits.',
  check: (fleet) =>
    withoutLimit(fleet, NODE_METRIC).map(({ cluster, origin }) => ({
      location: origin,
      message: `no alert says how many nodes ${cluster} may have`,
      impact: 'what a node pushes that the hub does not know is refused, and nobody is told',
      fix: `alert on count by (cluster) (${NODE_METRIC}{cluster="${cluster}"}) > the number of its nodes`,
    })),
}
