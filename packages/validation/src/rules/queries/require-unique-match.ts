import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const requireUniqueMatch: Rule = {
  id: 'require-unique-match',
  stage: 'meaning',
  summary:
    'Where one series is matched, only one can be: the “one” side of a join keeps no label that nothing is matched by.',
  rationale:
    'Prometheus refuses the whole query at the moment that two series match, which may be months after it was written.',
  example: {
    refused: 'a * on (cluster, namespace) group_left () max by (cluster, namespace, pod) (b)',
    accepted: 'a * on (cluster, namespace) group_left () max by (cluster, namespace) (b)',
  },
  fix: 'Group the “one” side by what is matched, or match by more.',
  check: flowViolations('require-unique-match', {
    impact: 'Prometheus refuses the query as soon as two series match one',
    fix: 'match by what tells them apart, or group it away',
  }),
}
