import { CLUSTER_LABEL } from '@fleet/model'
import { followedQuestions } from '../../telemetry/flow/followed-questions.ts'
import type { Followed } from '../../telemetry/flow/follow.ts'
import type { Rule } from '../rule/rule.ts'

export const requireClusterInAlert: Rule = {
  id: 'require-cluster-in-alert',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Each alert has the label cluster: from each series of its expression, or as a label of its own.',
  rationale:
    'Alertmanager groups and silences by labels. An alert without its cluster is one alert for all clusters, and a silence for one cluster silences it for all.',
  fix: 'Keep cluster in each grouping of the expression, or give the alert the label.',
  needs: 'hub',
  check: (fleet, report) => {
    for (const { question, followed } of followedQuestions(fleet)) {
      if (question.by !== 'alert' || question.adds.includes(CLUSTER_LABEL)) continue
      if (!followed.some(lacksCluster)) continue
      report({
        location: { ...question.location, offset: 0 },
        message: `${question.where} returns series without the label ${CLUSTER_LABEL}`,
        impact: 'Alertmanager routes, groups and silences it as one alert of all clusters',
        fix: `keep ${CLUSTER_LABEL} in each grouping`,
      })
    }
  },
}

const lacksCluster = ({ vector, errors }: Followed): boolean =>
  vector !== undefined &&
  errors.length === 0 &&
  !vector.isOpen &&
  vector.sets.some((set) => !set.has(CLUSTER_LABEL))
