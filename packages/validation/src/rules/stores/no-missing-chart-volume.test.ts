import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-chart-volume', () => {
  it.each([
    ['a mount of no volume', HUB_COLLECTOR, [...VALUES, 'extraVolumes', 1, 'name'], 'store'],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['no-missing-chart-volume'])
  })
})
