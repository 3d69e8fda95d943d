import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { change, refusedBy } from '../../testing/sample-trees.ts'

describe('unique-alert', () => {
  it('refuses one alert twice', async () => {
    expect(await refusedBy(inAlert('CollectorLosesLogs', (rule) => [rule, rule]))).toEqual(['unique-alert'])
  })

  it('refuses two groups of one name', async () => {
    const groups = (list: readonly object[]) => list.map((group) => ({ ...group, name: 'telemetry' }))
    expect(
      await refusedBy(
        change<readonly object[]>('hub PrometheusRule fleet-telemetry', ['spec', 'groups'], groups),
      ),
    ).toEqual(['unique-alert'])
  })
})
