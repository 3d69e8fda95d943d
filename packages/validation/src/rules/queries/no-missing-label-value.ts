import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const noMissingLabelValue: Rule = {
  id: 'no-missing-label-value',
  stage: 'meaning',
  summary: 'Each value that a query matches is the value of some series, wherever all values are known.',
  rationale: 'A misspelt phase, mode or job selects nothing. On a panel that looks healthy.',
  fix: 'Correct the value.',
  needs: 'hub',
  check: checkFlow('no-missing-label-value', {
    impact: 'the selector finds nothing there, without an error',
    fix: 'correct the value',
  }),
}
