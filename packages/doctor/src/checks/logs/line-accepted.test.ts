import { sampleFleet, sampleVictoriaLogs } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ordinaryStores, overSeries, type MadeSeries } from '../../testing/stored.ts'
import { lineAccepted } from './line-accepted.ts'

const collector = (cluster: string) => ({ cluster, job: 'otel-collector', instance: `of ${cluster}` })

const REPORTING: readonly MadeSeries[] = ['hub', 'spoke'].map((cluster) => ({
  name: 'up',
  labels: collector(cluster),
}))

/** Lines that Loki refuses of the spoke, one a second for ten minutes. */
const REFUSED: MadeSeries = {
  name: 'otelcol_exporter_send_failed_log_records',
  labels: collector('spoke'),
  value: (ago) => Math.max(0, 600 - ago),
}

const DISCARDED = [
  'loki_discarded_samples_total{reason="greater_than_max_sample_age",tenant="fake"} 600',
  'loki_discarded_samples_total{reason="line_too_long",tenant="fake"} 2',
].join('\n')

const METRICS = '/api/v1/namespaces/monitoring/services/loki:3100/proxy/metrics'

test('an ordinary fleet gives no finding', async () => {
  const { prometheus } = ordinaryStores(sampleFleet())
  const { headlines, unasked } = await examined(lineAccepted, { prometheus: { evaluate: prometheus } })
  expect({ headlines, unasked }).toEqual({ headlines: [], unasked: [] })
})

test('lines that Loki refuses are found, with why it discarded them', async () => {
  const [found, ...others] = await foundBy(lineAccepted, {
    clusters: { hub: { texts: { [METRICS]: DISCARDED } } },
    prometheus: { evaluate: overSeries(...REPORTING, REFUSED) },
    loki: { isUnreachable: true },
  })
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'error', cluster: 'spoke' })
  expect(found?.message).toMatch(/^Loki refused \d+ lines of spoke for good within 15m$/)
  expect(found?.evidence[1]).toEqual({
    asked: 'loki_discarded_samples_total{reason="greater_than_max_sample_age"} of Loki',
    seen: '600 since it started',
  })
  expect(found?.cause).toMatch(/^The lines are older than the store takes/)
})

test('where Loki’s own metrics cannot be read, the finding stands', async () => {
  const [found] = await foundBy(lineAccepted, {
    clusters: { hub: { forbidden: ['/proxy'] } },
    prometheus: { evaluate: overSeries(...REPORTING, REFUSED) },
    loki: { isUnreachable: true },
  })
  expect(found?.cause).toMatch(/the log of the collector has it/)
})

test('what Loki discarded at some time since its start proves nothing', async () => {
  const found = await foundBy(lineAccepted, {
    prometheus: { evaluate: overSeries(...REPORTING) },
    loki: { metrics: DISCARDED },
  })
  expect(found).toEqual([])
})

test('a cluster whose collectors say nothing cannot be asked', async () => {
  const { unasked } = await examined(lineAccepted, {
    prometheus: { evaluate: overSeries(...REPORTING.slice(0, 1)) },
  })
  expect(unasked).toMatchObject([{ cluster: 'spoke', obstacle: 'missing' }])
})

describe('of a hub whose logs are in VictoriaLogs', () => {
  const dropped = (count: number) => `vl_rows_dropped_total{reason="too_small_timestamp"} ${count}\n`

  const refusedOf = async (
    logs: Parameters<typeof sampleVictoriaLogs>[0],
    texts: Readonly<Record<string, string>>,
  ) => {
    const [found] = await foundBy(lineAccepted, {
      fleet: sampleFleet(sampleVictoriaLogs(logs)),
      clusters: { hub: { texts } },
      prometheus: { evaluate: overSeries(...REPORTING, REFUSED) },
      loki: { isUnreachable: true },
    })
    return found
  }
  const proxied = (path: string) => `/api/v1/namespaces/monitoring/${path}/proxy/metrics`

  test('what it drops is read from its own page', async () => {
    const found = await refusedOf({}, { [proxied('services/victoria-logs:9428')]: dropped(7) })
    expect(found?.message).toMatch(/^VictoriaLogs refused \d+ lines of spoke/)
    expect(found?.evidence[1]).toEqual({
      asked: 'vl_rows_dropped_total{reason="too_small_timestamp"} of VictoriaLogs',
      seen: '7 since it started',
    })
    expect(found?.cause).toMatch(/^The lines are older than the store takes/)
  })

  test('each storage node of several counts its own, which are added', async () => {
    const found = await refusedOf(
      { mode: 'cluster', replicas: 2 },
      {
        [proxied('pods/victoria-logs-storage-0:9428')]: dropped(7),
        [proxied('pods/victoria-logs-storage-1:9428')]: dropped(5),
      },
    )
    expect(found?.evidence[1]?.seen).toBe('12 since it started')
  })

  test('where it does not say why, Loki is not named', async () => {
    const found = await refusedOf({}, {})
    expect(found?.cause).toMatch(/^VictoriaLogs or its gateway answers with an error that is final/)
  })
})
