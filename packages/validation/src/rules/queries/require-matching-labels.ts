import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const requireMatchingLabels: Rule = {
  id: 'require-matching-labels',
  stage: 'meaning',
  demands: 'The two sides of an operator have the labels by which their series are matched.',
  why: 'Without on (…) series are matched by all their labels: a total per cluster and one per node never match, and the panel is empty without an error.',
  example: {
    refused: 'sum by (cluster, instance) (rate(a[5m])) / sum by (cluster) (rate(b[5m]))',
    accepted:
      'sum by (cluster, instance) (rate(a[5m])) / on (cluster) group_left () sum by (cluster) (rate(b[5m]))',
  },
  mend: 'Group both sides alike, or say by what they match, with on (…).',
  judge: flowBreaches('require-matching-labels', {
    consequence: 'the result is empty, and no error says so',
    mend: 'group both sides alike, or say by what they match with on (…)',
  }),
}
