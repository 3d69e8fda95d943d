import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const requireRangeForInterval: Rule = {
  id: 'require-range-for-interval',
  stage: 'meaning',
  summary: 'A range holds as many samples of its slowest job as its function needs: two for a rate.',
  rationale:
    'A range of one scrape interval holds one sample as often as two. The curve has holes, or is empty.',
  fix: 'Make the range longer, or scrape more often.',
  needs: 'hub',
  check: checkFlow('require-range-for-interval', {
    impact: 'the function has too few samples, and returns nothing',
    fix: 'make the range longer',
  }),
}
