import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const RELEASE = 'hub HelmRelease kube-prometheus-stack'
const SIZE = ['spec', 'values', 'prometheus', 'prometheusSpec', 'retentionSize'] as const

describe('require-room-for-retention', () => {
  it.each(['5GiB', '4TiB', '4KiB'])('refuses to keep %s on a volume of 5Gi', async (size) => {
    expect(await refusedBy(set(RELEASE, SIZE, size))).toEqual(['require-room-for-retention'])
  })

  it('refuses to keep all there is room for', async () => {
    expect(await refusedBy(unset(RELEASE, SIZE))).toEqual(['require-room-for-retention'])
  })
})
