import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const requireRangeForInterval: Rule = {
  id: 'require-range-for-interval',
  stage: 'meaning',
  demands: 'A range holds as many samples of the slowest job it asks as its function needs: two for a rate.',
  why: 'A rate over one scrape interval has one sample as often as two: the curve has holes, or is not there.',
  example: {
    refused: 'rate(up{cluster=~"${cluster}"}[30s])',
    accepted: 'rate(up{cluster=~"${cluster}"}[$__rate_interval])',
  },
  mend: 'Make the range longer, or scrape more often.',
  judge: flowBreaches('require-range-for-interval', {
    consequence: 'the function has too few samples, and gives nothing',
    mend: 'make the range longer',
  }),
}
