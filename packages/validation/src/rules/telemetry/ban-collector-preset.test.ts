import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { banCollectorPreset } from './ban-collector-preset.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banCollectorPreset, {
  invalid: [
    ...(
      [
        ['a preset', HUB_COLLECTOR, [...VALUES, 'presets'], { logsCollection: { enabled: true } }],
        [
          'names that the chart rewrites',
          HUB_COLLECTOR,
          [...VALUES, 'rewriteDeprecatedComponentNames'],
          undefined,
        ],
        ['a port on which nothing listens', HUB_COLLECTOR, [...VALUES, 'ports', 'zipkin', 'enabled'], true],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
