import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

describe('require-scrape-time', () => {
  it('refuses a job that keeps the time stamps of cAdvisor', async () => {
    const job = [...SPOKE_KEYS, 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const
    expect(await refusedBy(unset(SPOKE_CONFIG, [...job, 'honor_timestamps']))).toEqual([
      'require-scrape-time',
    ])
  })
})
