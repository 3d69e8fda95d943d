import { flowViolations } from '../../telemetry/flow/checked.ts'
import type { Rule } from '../rule/rule.ts'

export const requireClusterInGrouping: Rule = {
  id: 'require-cluster-in-grouping',
  stage: 'meaning',
  summary: 'A grouping that keeps any label keeps cluster too, unless the query names one cluster.',
  rationale:
    'Two clusters both have a namespace called monitoring and a node called node-1: grouped by that alone, their values are added up.',
  fix: 'Add cluster to by (…), or take it out of without (…).',
  check: flowViolations('require-cluster-in-grouping', {
    impact: 'what is of two clusters is shown as of one',
    fix: 'keep cluster in the grouping',
  }),
}
