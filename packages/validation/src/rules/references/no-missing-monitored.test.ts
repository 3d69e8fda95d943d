import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

const MONITOR = 'hub ServiceMonitor cloudflared'

describe('no-missing-monitored', () => {
  it('refuses a monitor that selects nothing', async () => {
    expect(
      await refusedBy(set(MONITOR, ['spec', 'selector', 'matchLabels', 'app.kubernetes.io/name'], 'other')),
    ).toEqual(['no-missing-monitored'])
  })

  it('refuses a monitor that selects by nothing', async () => {
    expect(await refusedBy(unset(MONITOR, ['spec', 'selector', 'matchLabels']))).toEqual([
      'no-missing-monitored',
    ])
  })

  it('refuses a monitor that looks into another namespace', async () => {
    expect(await refusedBy(unset(MONITOR, ['spec', 'namespaceSelector']))).toEqual(['no-missing-monitored'])
  })

  it('refuses a monitor of a port that its Service does not have', async () => {
    expect(await refusedBy(set(MONITOR, ['spec', 'endpoints', 0, 'port'], 'http'))).toEqual([
      'no-missing-monitored',
    ])
  })
})
