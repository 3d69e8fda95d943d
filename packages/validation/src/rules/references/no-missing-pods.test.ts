import { describe, expect, it } from 'vitest'
import { duplicate, refusedBy, set } from '../../testing/sample-trees.ts'

const NAME = 'app.kubernetes.io/name'

describe('no-missing-pods', () => {
  it('refuses a Service that leads nowhere', async () => {
    expect(
      await refusedBy(set('spoke Service kube-state-metrics', ['spec', 'selector', NAME], 'kube-state')),
    ).toEqual(['no-missing-pods'])
  })

  it('refuses a policy that protects nothing', async () => {
    expect(
      await refusedBy(
        duplicate('hub NetworkPolicy loki', 'loki-again'),
        set('hub NetworkPolicy loki-again', ['spec', 'podSelector', 'matchLabels', NAME], 'other'),
      ),
    ).toEqual(['no-missing-pods'])
  })

  it('refuses a Service that selects by nothing', async () => {
    expect(await refusedBy(set('hub Service cloudflared-metrics', ['spec', 'selector'], {}))).toEqual([
      'no-missing-pods',
    ])
  })
})
