import { set, unset } from '../../testing/sample-trees.ts'
import { requireScrapeInterval } from './require-scrape-interval.ts'
import { testRule } from '../../testing/test-rule.ts'

const MONITOR = 'hub ServiceMonitor cloudflared'
const INTERVAL = ['spec', 'endpoints', 0, 'interval'] as const

testRule(requireScrapeInterval, {
  invalid: [
    { name: 'an interval that the other clusters do not have', changes: [set(MONITOR, INTERVAL, '20s')] },
    { name: 'an interval under a second, wherever it stands', changes: [set(MONITOR, INTERVAL, '15ms')] },
    { name: 'a scrape without one', changes: [unset(MONITOR, INTERVAL)] },
  ],
})
