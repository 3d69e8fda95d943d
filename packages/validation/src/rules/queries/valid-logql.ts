import type { Rule } from '../rule/rule.ts'
import { checkLanguage } from './check-language.ts'

export const validLogql: Rule = {
  id: 'valid-logql',
  stage: 'shape',
  summary:
    'Loki accepts each query of a dashboard: its grammar, types and regular expressions. Its selector excludes some streams.',
  rationale:
    'A panel shows an error when Loki refuses its query, and nobody opens every panel after each change.',
  fix: 'Correct the query at the position of the finding.',
  check: checkLanguage('logql', {
    impact: 'Loki refuses the query, and the panel shows an error',
    fix: 'correct the query here',
  }),
}
