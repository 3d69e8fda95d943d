import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const requireClusterInGrouping: Rule = {
  id: 'require-cluster-in-grouping',
  stage: 'meaning',
  demands: 'A grouping that keeps any label keeps cluster too, unless the query names one cluster.',
  why: 'Two clusters both have a namespace called monitoring and a node called node-1: grouped by that alone, their values are added up.',
  example: {
    refused: 'sum by (namespace) (kube_pod_info{cluster=~"${cluster}"})',
    accepted: 'sum by (cluster, namespace) (kube_pod_info{cluster=~"${cluster}"})',
  },
  mend: 'Add cluster to by (…), or take it out of without (…).',
  judge: flowBreaches('require-cluster-in-grouping', {
    consequence: 'what is of two clusters is shown as of one',
    mend: 'keep cluster in the grouping',
  }),
}
