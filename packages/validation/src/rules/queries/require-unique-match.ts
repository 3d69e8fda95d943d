import { flowViolations } from '../../telemetry/flow/checked.ts'
import type { Rule } from '../rule/rule.ts'

export const requireUniqueMatch: Rule = {
  id: 'require-unique-match',
  stage: 'meaning',
  summary:
    'Where one series is matched, only one can be: the “one” side of a join keeps no label that nothing is matched by.',
  rationale:
    'Prometheus refuses the whole query at the moment that two series match, which may be months after it was written.',
  fix: 'Group the “one” side by what is matched, or match by more.',
  check: flowViolations('require-unique-match', {
    impact: 'Prometheus refuses the query as soon as two series match one',
    fix: 'match by what tells them apart, or group it away',
  }),
}
