import { describe, expect, it } from 'vitest'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-single-node-affinity', () => {
  it.each([
    ['the chart’s affinity', HUB_LOKI, [...VALUES, 'gateway', 'affinity'], undefined],
    ['an empty map, which changes nothing', HUB_LOKI, [...VALUES, 'singleBinary', 'affinity'], {}],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-single-node-affinity'])
  })
})
