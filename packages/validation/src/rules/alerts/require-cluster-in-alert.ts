import { CLUSTER_LABEL } from '@fleet/model'
import { answeredIn } from '../../telemetry/flow/judged.ts'
import type { Followed } from '../../telemetry/flow/follow.ts'
import type { Rule } from '../rule.ts'

export const requireClusterInAlert: Rule = {
  id: 'require-cluster-in-alert',
  demands: 'Whatever an alert’s expression gives has the label cluster.',
  why: 'Alertmanager groups and silences by labels: an alert without its cluster is one for all of them, and silenced for one it is silent for all.',
  example: {
    refused: 'expr: sum by (instance) (rate(lost_total[5m])) > 0',
    accepted: 'expr: sum by (cluster, instance) (rate(lost_total[5m])) > 0',
  },
  mend: 'Keep cluster in each grouping of the expression.',
  judge: (fleet) =>
    answeredIn(fleet)
      .filter(
        ({ question, followed }) => question.where.startsWith('the alert') && followed.some(lacksCluster),
      )
      .map(({ question }) => ({
        at: { ...question.spot, offset: 0 },
        what: `${question.where} gives something without the label ${CLUSTER_LABEL}`,
        consequence: 'it is routed, grouped and silenced as one of all clusters',
        mend: `keep ${CLUSTER_LABEL} in each grouping`,
      })),
}

const lacksCluster = ({ vector, mistakes }: Followed): boolean =>
  vector !== undefined &&
  mistakes.length === 0 &&
  !vector.isOpen &&
  vector.sets.some((set) => !set.has(CLUSTER_LABEL))
