import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const banRawCounter: Rule = {
  id: 'ban-raw-counter',
  severity: 'warning',
  stage: 'meaning',
  summary: 'Queries draw and compare a counter only inside rate, increase or another function for counters.',
  rationale:
    'A counter only rises, and restarts from 0 with its program. Its height shows how long the program has run: an alert on it fires once and never stops.',
  fix: 'Wrap the counter in rate(…[$__rate_interval]) or increase(…).',
  needs: 'hub',
  check: checkFlow('ban-raw-counter', {
    impact: 'the value shows how long the program has run',
    fix: 'wrap it in rate(…) or increase(…)',
  }),
}
