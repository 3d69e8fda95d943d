import { set } from '../../testing/sample-trees.ts'
import { requireChartLayer } from './require-chart-layer.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireChartLayer, {
  invalid: [
    ...(
      [
        ['a source without a chosen layer', ['layerSelector'], undefined],
        ['another layer', ['layerSelector', 'mediaType'], 'application/json'],
        ['a chart that is unpacked', ['layerSelector', 'operation'], 'extract'],
        ['a source without TLS', ['insecure'], true],
        ['a source that is paused', ['suspend'], true],
      ] as const
    ).map(([name, path, value]) => ({
      name,
      changes: [set('hub OCIRepository loki', ['spec', ...path], value)],
    })),
  ],
})
