import { misreadQueries } from './misread.ts'
import type { Rule } from '../rule/rule.ts'

export const validPromql: Rule = {
  id: 'valid-promql',
  stage: 'shape',
  summary:
    'Prometheus takes each query of a dashboard and each expression of a rule: its grammar, its types, its regular expressions.',
  rationale:
    'A panel whose query Prometheus refuses shows an error to whoever opens it, and a file of rules with one such expression is not loaded at all.',
  fix: 'Correct the query at the character that is shown.',
  check: misreadQueries('promql', {
    impact:
      'Prometheus refuses the query: the panel shows an error, and a file of rules is not loaded at all',
    fix: 'correct the query here',
  }),
}
