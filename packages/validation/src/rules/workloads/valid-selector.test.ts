import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('valid-selector', () => {
  it('refuses a controller that selects by nothing', async () => {
    expect(
      await refusedBy(set('hub Deployment cloudflared', ['spec', 'selector', 'matchLabels'], {})),
    ).toEqual(['valid-selector'])
  })

  it('refuses a controller that selects its neighbours', async () => {
    expect(
      await refusedBy(
        set('spoke Deployment n8n', ['spec', 'selector', 'matchLabels'], {
          'app.kubernetes.io/part-of': 'observability-fleet',
        }),
      ),
    ).toEqual(['valid-selector'])
  })

  it('refuses a controller that does not select its own pods', async () => {
    const label = ['spec', 'selector', 'matchLabels', 'app.kubernetes.io/name'] as const
    expect(await refusedBy(set('spoke DaemonSet otel-collector', label, 'agent'))).toEqual(['valid-selector'])
  })
})
