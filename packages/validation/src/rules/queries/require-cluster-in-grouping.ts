import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const requireClusterInGrouping: Rule = {
  id: 'require-cluster-in-grouping',
  severity: 'warning',
  ownSeverity: 'info',
  stage: 'meaning',
  summary: 'A grouping that keeps any label keeps cluster too, unless the query names one cluster.',
  rationale:
    'Two clusters both have a namespace monitoring and a node node-1. A grouping without cluster adds up their values.',
  fix: 'Add cluster to by (…), or remove it from without (…).',
  needs: 'hub',
  check: checkFlow('require-cluster-in-grouping', {
    impact: 'the values of two clusters are shown as those of one',
    fix: 'keep cluster in the grouping',
  }),
}
