import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

const KUBELET = ['data', 'config.yaml', 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0]

describe('require-kubelet-access', () => {
  it('refuses a scrape of the kubelet without a token', async () => {
    expect(await refusedBy(unset('spoke ConfigMap otel-collector-*', [...KUBELET, 'authorization']))).toEqual(
      ['require-kubelet-access'],
    )
  })
})
