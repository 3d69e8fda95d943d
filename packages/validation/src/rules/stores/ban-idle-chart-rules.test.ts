import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banIdleChartRules } from './ban-idle-chart-rules.ts'

testRule(banIdleChartRules, {
  invalid: [
    {
      name: 'rules about metrics that nothing collects',
      changes: [set(HUB_STACK, [...VALUES, 'defaultRules', 'rules', 'windows'], true)],
    },
    {
      name: 'an alert about metrics that nothing collects',
      changes: [set(HUB_STACK, [...VALUES, 'defaultRules', 'disabled', 'KubeHpaMaxedOut'], false)],
    },
  ],
})
