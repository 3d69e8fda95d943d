import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const TOKEN = ['spec', 'template', 'spec', 'automountServiceAccountToken'] as const

describe('ban-needless-token', () => {
  it('refuses a token that nobody needs', async () => {
    expect(await refusedBy(unset('spoke Deployment n8n', TOKEN))).toEqual(['ban-needless-token'])
  })

  it('refuses to do without one that is needed', async () => {
    expect(await refusedBy(set('spoke Deployment kube-state-metrics', TOKEN, false))).toEqual([
      'ban-needless-token',
    ])
  })
})
