import { describe, expect, it } from 'vitest'
import { refusedBy, remove } from '../../testing/sample-trees.ts'

describe('require-scraped-exporter', () => {
  it('refuses collectors that nobody asks how they are', async () => {
    expect(await refusedBy(remove('hub PodMonitor opentelemetry-collector'))).toEqual([
      'require-scraped-exporter',
    ])
  })
})
