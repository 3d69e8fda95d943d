import { NODE_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { withoutLimit } from '../../telemetry/capacity/without-limit.ts'
import type { Rule } from '../rule/rule.ts'

export const requireNodeAlert: Rule = {
  id: 'require-node-alert',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Each cluster has an alert that limits the number of its nodes.',
  rationale:
    'A node that joins a spoke but not the inventory exports from an address that the hub refuses. Its metrics and logs are lost, and every panel looks as before.',
  fix: 'Add an alert on count by (cluster) (kube_node_info) > the number of nodes that the hub admits.',
  needs: 'hub',
  check: (fleet, report) => {
    for (const { cluster, origin } of withoutLimit(fleet, NODE_METRIC))
      report({
        location: origin,
        message: `no alert limits the number of nodes of ${cluster}`,
        impact: 'the hub refuses what an unknown node exports, and no alert fires',
        fix: `alert on count by (cluster) (${NODE_METRIC}{cluster="${cluster}"}) > the number of its nodes`,
      })
  },
}
