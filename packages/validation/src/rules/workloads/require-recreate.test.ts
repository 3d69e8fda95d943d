import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

describe('require-recreate', () => {
  it('refuses two pods on one volume', async () => {
    expect(await refusedBy(unset('spoke Deployment n8n', ['spec', 'strategy']))).toEqual(['require-recreate'])
  })

  it('refuses two exporters that report the same', async () => {
    expect(await refusedBy(set('spoke Deployment kube-state-metrics', ['spec', 'replicas'], 2))).toEqual([
      'require-recreate',
    ])
  })
})
