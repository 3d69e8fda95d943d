import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const requireCounterForRate: Rule = {
  id: 'require-counter-for-rate',
  stage: 'meaning',
  summary: 'rate, irate, increase and resets take counters. delta, deriv and predict_linear take gauges.',
  rationale:
    'rate takes each fall of a gauge for a restart, and adds up a rise that never happened. delta takes each restart of a counter for a fall.',
  fix: 'Use a function for the type of the metric.',
  needs: 'hub',
  check: checkFlow('require-counter-for-rate', {
    impact: 'the values describe nothing that happened',
    fix: 'use a function for the type of the metric',
  }),
}
