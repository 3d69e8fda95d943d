import { expect } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingChartAlert } from './no-missing-chart-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

const disabled = (alert: string) => set(HUB_STACK, [...VALUES, 'defaultRules', 'disabled', alert], true)

testRule(noMissingChartAlert, {
  valid: [{ name: 'an alert of the chart', changes: [disabled('KubePodCrashLooping')] }],
  invalid: [
    {
      name: 'a typo in the name of an alert',
      changes: [disabled('KubePodCrashLoopin')],
      findings: [{ fix: expect.stringContaining('KubePodCrashLooping') }],
    },
    {
      name: 'a missing alert of another chart',
      changes: [set(HUB_LOKI, [...VALUES, 'monitoring'], { alerts: { disabled: { LokiPanics: true } } })],
    },
  ],
})
