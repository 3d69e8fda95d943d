import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const requireMatchingLabels: Rule = {
  id: 'require-matching-labels',
  stage: 'meaning',
  summary: 'The two sides of an operator have the labels by which their series are matched.',
  rationale:
    'Without on (…) series are matched by all their labels: a total per cluster and one per node never match, and the panel is empty without an error.',
  example: {
    refused: 'sum by (cluster, instance) (rate(a[5m])) / sum by (cluster) (rate(b[5m]))',
    accepted:
      'sum by (cluster, instance) (rate(a[5m])) / on (cluster) group_left () sum by (cluster) (rate(b[5m]))',
  },
  fix: 'Group both sides alike, or say by what they match, with on (…).',
  check: flowViolations('require-matching-labels', {
    impact: 'the result is empty, and no error says so',
    fix: 'group both sides alike, or say by what they match with on (…)',
  }),
}
