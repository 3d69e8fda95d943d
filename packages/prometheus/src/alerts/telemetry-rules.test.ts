import { clusterNames } from '@fleet/model'
import { sampleFleet } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { telemetryRules } from './telemetry-rules.ts'

const fleet = sampleFleet()
const alerts = telemetryRules(fleet).spec.groups.flatMap(({ rules }) => rules)

describe('the alerts about telemetry', () => {
  it.each(clusterNames(fleet))('fire when the metrics or the logs of %s stop', (cluster) => {
    const absent = alerts.filter(({ expr }) => expr.includes(`{cluster="${cluster}"`))
    expect(absent.map(({ alert }) => alert)).toEqual(['ClusterMetricsAbsent', 'ClusterLogsAbsent'])
    for (const { expr } of absent) expect(expr).toContain('absent_over_time(')
  })

  it('count a loss from the first, before which its counter does not exist', () => {
    const losses = alerts.filter(({ alert }) => /Loses|Refuses/.test(alert))
    expect(losses).toHaveLength(4)
    for (const { expr } of losses)
      expect(expr).toMatch(
        /increase\([^)]+\[15m\]\)[^]*unless last_over_time\(\S+\{[^}]*\}\[1d\] offset 15m\)/,
      )
  })
})
