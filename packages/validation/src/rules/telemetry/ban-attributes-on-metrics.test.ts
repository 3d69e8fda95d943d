import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('ban-attributes-on-metrics', () => {
  it.each([
    [
      'metrics that are given a pod’s attributes',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'service', 'pipelines', 'metrics', 'processors', 2],
      'k8s_attributes',
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['ban-attributes-on-metrics'])
  })
})
