import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { findingsAfter, set } from '../../testing/sample-trees.ts'
import { noMissingChartAlert } from './no-missing-chart-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

const disabled = (alert: string) => set(HUB_STACK, [...VALUES, 'defaultRules', 'disabled', alert], true)

testRule(noMissingChartAlert, {
  valid: [{ name: 'an alert of the chart', changes: [disabled('KubePodCrashLooping')] }],
  invalid: [
    {
      name: 'an alert that Loki’s chart does not have',
      changes: [set(HUB_LOKI, [...VALUES, 'monitoring'], { alerts: { disabled: { LokiPanics: true } } })],
    },
  ],
})

describe('no-missing-chart-alert', () => {
  it('refuses an alert that the chart does not have, and names the one that was meant', async () => {
    const findings = await findingsAfter(disabled('KubePodCrashLoopin'))
    expect(findings).toMatchObject([{ rule: 'no-missing-chart-alert' }])
    expect(findings[0]?.fix).toContain('KubePodCrashLooping')
  })
})
