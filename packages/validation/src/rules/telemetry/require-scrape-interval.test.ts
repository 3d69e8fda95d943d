import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireScrapeInterval } from './require-scrape-interval.ts'

const MONITOR = 'hub ServiceMonitor cloudflared'
const INTERVAL = ['spec', 'endpoints', 0, 'interval'] as const

testRule(requireScrapeInterval, {
  invalid: [
    { name: 'an interval other than the other clusters’', changes: [set(MONITOR, INTERVAL, '20s')] },
    { name: 'an interval under a second', changes: [set(MONITOR, INTERVAL, '15ms')] },
    { name: 'a scrape without an interval', changes: [unset(MONITOR, INTERVAL)] },
  ],
})
