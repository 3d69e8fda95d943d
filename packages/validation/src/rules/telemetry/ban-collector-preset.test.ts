import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('ban-collector-preset', () => {
  it.each([
    ['a preset', HUB_COLLECTOR, [...VALUES, 'presets'], { logsCollection: { enabled: true } }],
    [
      'names that the chart rewrites',
      HUB_COLLECTOR,
      [...VALUES, 'rewriteDeprecatedComponentNames'],
      undefined,
    ],
    ['a port on which nothing listens', HUB_COLLECTOR, [...VALUES, 'ports', 'zipkin', 'enabled'], true],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['ban-collector-preset'])
  })
})
