import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const requireMatchingLabels: Rule = {
  id: 'require-matching-labels',
  stage: 'meaning',
  summary: 'Both sides of an operator have the labels by which Prometheus or Loki matches their series.',
  rationale:
    'Without on (…) all labels are matched. A total per cluster and one per node never match, and the panel is empty without an error.',
  fix: 'Group both sides equally, or name the labels to match with on (…).',
  needs: 'hub',
  check: checkFlow('require-matching-labels', {
    impact: 'the result is empty, without an error',
    fix: 'group both sides equally, or name the labels to match with on (…)',
  }),
}
