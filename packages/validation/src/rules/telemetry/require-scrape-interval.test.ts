import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const MONITOR = 'hub ServiceMonitor cloudflared'
const INTERVAL = ['spec', 'endpoints', 0, 'interval'] as const

describe('require-scrape-interval', () => {
  it('refuses an interval that the other clusters do not have', async () => {
    expect(await refusedBy(set(MONITOR, INTERVAL, '20s'))).toEqual(['require-scrape-interval'])
  })

  it('refuses an interval under a second, wherever it stands', async () => {
    expect(await refusedBy(set(MONITOR, INTERVAL, '15ms'))).toEqual(['require-scrape-interval'])
  })

  it('refuses a scrape without one', async () => {
    expect(await refusedBy(unset(MONITOR, INTERVAL))).toEqual(['require-scrape-interval'])
  })
})
