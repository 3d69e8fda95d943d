import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const LABELS = ['metadata', 'labels'] as const
const LEVEL = [...LABELS, 'pod-security.kubernetes.io/enforce'] as const

describe('require-pod-security', () => {
  it('refuses pods that need more than their namespace allows', async () => {
    expect(await refusedBy(set('spoke Namespace monitoring', LEVEL, 'restricted'))).toEqual([
      'require-pod-security',
    ])
  })

  it('refuses a namespace that allows more than its pods need', async () => {
    expect(await refusedBy(set('spoke Namespace rss-system', LEVEL, 'baseline'))).toEqual([
      'require-pod-security',
    ])
  })

  it('refuses a namespace without a level', async () => {
    expect(await refusedBy(unset('hub Namespace monitoring', LEVEL))).toEqual(['require-pod-security'])
  })

  it('refuses a namespace that does not say by which version', async () => {
    expect(await refusedBy(unset('hub Namespace monitoring', [...LABELS, `${LEVEL[2]}-version`]))).toEqual([
      'require-pod-security',
    ])
  })

  it('refuses a label that the API server does not know', async () => {
    expect(
      await refusedBy(
        set('hub Namespace monitoring', [...LABELS, 'pod-security.kubernetes.io/enfroce'], 'baseline'),
      ),
    ).toEqual(['require-pod-security'])
  })
})
