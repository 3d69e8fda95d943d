import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { findingsAfter, refusedBy, set } from '../../testing/sample-trees.ts'

const disabled = (alert: string) => set(HUB_STACK, [...VALUES, 'defaultRules', 'disabled', alert], true)

describe('no-missing-chart-alert', () => {
  it('refuses an alert that the chart does not have, and names the one that was meant', async () => {
    const findings = await findingsAfter(disabled('KubePodCrashLoopin'))
    expect(findings).toMatchObject([{ rule: 'no-missing-chart-alert' }])
    expect(findings[0]?.fix).toContain('KubePodCrashLooping')
  })

  it('refuses an alert that Loki’s chart does not have', async () => {
    const change = set(HUB_LOKI, [...VALUES, 'monitoring'], { alerts: { disabled: { LokiPanics: true } } })
    expect(await refusedBy(change)).toEqual(['no-missing-chart-alert'])
  })

  it('accepts an alert of the chart', async () => {
    expect(await refusedBy(disabled('KubePodCrashLooping'))).toEqual([])
  })
})
