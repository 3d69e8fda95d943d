import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const requireClusterInGrouping: Rule = {
  id: 'require-cluster-in-grouping',
  stage: 'meaning',
  summary: 'A grouping that keeps any label keeps cluster too, unless the query names one cluster.',
  rationale:
    'Two clusters both have a namespace called monitoring and a node called node-1: grouped by that alone, their values are added up.',
  example: {
    refused: 'sum by (namespace) (kube_pod_info{cluster=~"${cluster}"})',
    accepted: 'sum by (cluster, namespace) (kube_pod_info{cluster=~"${cluster}"})',
  },
  fix: 'Add cluster to by (…), or take it out of without (…).',
  check: flowViolations('require-cluster-in-grouping', {
    impact: 'what is of two clusters is shown as of one',
    fix: 'keep cluster in the grouping',
  }),
}
