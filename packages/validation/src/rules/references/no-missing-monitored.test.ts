import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/trees.ts'

describe('no-missing-monitored', () => {
  it('refuses a monitor that selects nothing', async () => {
    expect(
      await refusedBy(set('hub ServiceMonitor app', ['spec', 'selector', 'matchLabels', 'app'], 'other')),
    ).toEqual(['no-missing-monitored'])
  })

  it('refuses a monitor that looks into another namespace', async () => {
    expect(await refusedBy(unset('hub ServiceMonitor app', ['spec', 'namespaceSelector']))).toEqual([
      'no-missing-monitored',
    ])
  })

  it('refuses a monitor of a port that its Service does not have', async () => {
    expect(
      await refusedBy(set('hub ServiceMonitor app', ['spec', 'endpoints', 0, 'port'], 'metrics')),
    ).toEqual(['no-missing-monitored'])
  })
})
