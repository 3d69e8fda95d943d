import { clusterLabelsOf } from '../../telemetry/known-fleet.ts'
import type { ChangeRule } from './change-rule.ts'
import { listText, locationOfCluster } from './removed-cluster.ts'

export const banClusterLabelChange: ChangeRule = {
  id: 'ban-cluster-label-change',
  severity: 'warning',
  summary: 'What a cluster sends keeps its label `cluster`.',
  rationale:
    'The label is a part of every series and of every stream. With another value the old ones end and new ones begin.',
  fix: 'Keep the label. Where it must change, silence the alerts on silence until the old series have expired.',
  check: ({ before, after, changed, created, deleted }, report) => {
    if (changed.length + created.length + deleted.length === 0) return
    const [old, now] = [clusterLabelsOf(before), clusterLabelsOf(after)]
    const gone = old.filter((label) => !now.includes(label))
    const fresh = now.filter((label) => !old.includes(label))
    if (gone.length === 0 || fresh.length === 0) return
    report({
      location: locationOfCluster(after.name),
      message: `what ${after.name} sends changes its label cluster from ${listText(gone)} to ${listText(fresh)}`,
      impact:
        'its series and streams end and begin anew: dashboards show two clusters, rates and alerts begin from nothing, and alerts on silence fire for the old name',
      fix: 'keep the label, or select both names where history matters',
    })
  },
}
