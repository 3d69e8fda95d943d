import { misreadQueries } from './misread.ts'
import type { Rule } from '../rule/rule.ts'

export const validLogql: Rule = {
  id: 'valid-logql',
  stage: 'shape',
  summary:
    'Loki takes each query of a dashboard: its grammar, its types, its regular expressions, and a selector that excludes something.',
  rationale:
    'A panel whose query Loki refuses shows an error to whoever opens it, and nobody opens each of them after each change.',
  fix: 'Correct the query at the character that is shown.',
  check: misreadQueries('logql', {
    impact: 'Loki refuses the query, and the panel shows an error',
    fix: 'correct the query here',
  }),
}
