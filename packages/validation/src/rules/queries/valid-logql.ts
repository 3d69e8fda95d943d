import type { Rule } from '../rule/rule.ts'
import { checkLanguage } from './check-language.ts'

export const validLogql: Rule = {
  id: 'valid-logql',
  stage: 'shape',
  summary:
    'Loki accepts the grammar, types and regular expressions of each query. Its selector excludes some streams.',
  rationale:
    'A panel shows an error when Loki refuses its query, and a person sees it only on opening the panel.',
  fix: 'Correct the query at the position of the finding.',
  check: checkLanguage('logql', {
    impact: 'Loki refuses the query, and the panel shows an error',
    fix: 'correct the query here',
  }),
}
