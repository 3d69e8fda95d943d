import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCollectorChartSettings } from './require-collector-chart-settings.ts'

testRule(requireCollectorChartSettings, {
  invalid: [
    {
      name: 'an open port without a receiver',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'ports', 'zipkin', 'enabled'], true)],
    },
  ],
})
