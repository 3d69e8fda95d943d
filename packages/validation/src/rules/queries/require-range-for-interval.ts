import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const requireRangeForInterval: Rule = {
  id: 'require-range-for-interval',
  stage: 'meaning',
  summary: 'A range holds as many samples of the slowest job it asks as its function needs: two for a rate.',
  rationale:
    'A rate over one scrape interval has one sample as often as two: the curve has holes, or is not there.',
  example: {
    refused: 'rate(up{cluster=~"${cluster}"}[30s])',
    accepted: 'rate(up{cluster=~"${cluster}"}[$__rate_interval])',
  },
  fix: 'Make the range longer, or scrape more often.',
  check: flowViolations('require-range-for-interval', {
    impact: 'the function has too few samples, and gives nothing',
    fix: 'make the range longer',
  }),
}
