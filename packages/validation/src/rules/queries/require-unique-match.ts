import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const requireUniqueMatch: Rule = {
  id: 'require-unique-match',
  stage: 'meaning',
  summary: 'The “one” side of a join keeps only labels that are matched.',
  rationale:
    'Prometheus refuses the whole query as soon as two series match one, which may be months after it was written.',
  fix: 'Group the “one” side by the matched labels, or match by more labels.',
  needs: 'hub',
  check: checkFlow('require-unique-match', {
    impact: 'Prometheus refuses the query as soon as two series match one',
    fix: 'match by the label that differs, or group it away',
  }),
}
