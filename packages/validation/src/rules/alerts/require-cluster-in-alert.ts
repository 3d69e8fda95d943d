import { CLUSTER_LABEL } from '@fleet/model'
import { followedQuestions } from '../../telemetry/flow/followed-questions.ts'
import type { Followed } from '../../telemetry/flow/follow.ts'
import type { Rule } from '../rule.ts'

export const requireClusterInAlert: Rule = {
  id: 'require-cluster-in-alert',
  summary: 'Whatever an alert’s expression gives has the label cluster.',
  rationale:
    'Alertmanager groups and silences by labels: an alert without its cluster is one for all of them, and silenced for one it is silent for all.',
  example: {
    refused: 'expr: sum by (instance) (rate(lost_total[5m])) > 0',
    accepted: 'expr: sum by (cluster, instance) (rate(lost_total[5m])) > 0',
  },
  fix: 'Keep cluster in each grouping of the expression.',
  check: (fleet) =>
    followedQuestions(fleet)
      .filter(({ question, followed }) => question.by === 'alert' && followed.some(lacksCluster))
      .map(({ question }) => ({
        location: { ...question.location, offset: 0 },
        message: `${question.where} gives something without the label ${CLUSTER_LABEL}`,
        impact: 'it is routed, grouped and silenced as one of all clusters',
        fix: `keep ${CLUSTER_LABEL} in each grouping`,
      })),
}

const lacksCluster = ({ vector, errors }: Followed): boolean =>
  vector !== undefined &&
  errors.length === 0 &&
  !vector.isOpen &&
  vector.sets.some((set) => !set.has(CLUSTER_LABEL))
