import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-chart-layer', () => {
  it.each([
    ['a source without a chosen layer', ['layerSelector'], undefined],
    ['another layer', ['layerSelector', 'mediaType'], 'application/json'],
    ['a chart that is unpacked', ['layerSelector', 'operation'], 'extract'],
    ['a source without TLS', ['insecure'], true],
    ['a source that is paused', ['suspend'], true],
  ] as const)('refuses %s', async (_, path, value) => {
    expect(await refusedBy(set('hub OCIRepository loki', ['spec', ...path], value))).toEqual([
      'require-chart-layer',
    ])
  })
})
