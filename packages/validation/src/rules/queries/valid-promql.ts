import type { Rule } from '../rule/rule.ts'
import { checkLanguage } from './check-language.ts'

export const validPromql: Rule = {
  id: 'valid-promql',
  stage: 'shape',
  summary:
    'Prometheus accepts the grammar, types and regular expressions of each query and of each rule’s expression.',
  rationale:
    'A panel shows an error when Prometheus refuses its query. Prometheus does not load a file of rules with one wrong expression at all.',
  fix: 'Correct the query at the position of the finding.',
  check: checkLanguage('promql', {
    impact: 'Prometheus refuses the query: the panel shows an error, or no rule of the file is loaded',
    fix: 'correct the query here',
  }),
}
