import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banCollectorPreset } from './ban-collector-preset.ts'

testRule(banCollectorPreset, {
  invalid: [
    {
      name: 'an enabled preset',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'presets'], { logsCollection: { enabled: true } })],
    },
    {
      name: 'component names that the chart rewrites',
      changes: [unset(HUB_COLLECTOR, [...VALUES, 'rewriteDeprecatedComponentNames'])],
    },
  ],
})
