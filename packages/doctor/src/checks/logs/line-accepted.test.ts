import { sampleFleet, sampleVictoriaLogs } from '@fleet/model/testing'
import { expect, test } from 'vitest'
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

test('lines that VictoriaLogs drops are found on the hub, with the reason, though no collector counts them', async () => {
  const dropped: MadeSeries = {
    name: 'vl_rows_dropped_total',
    labels: { cluster: 'hub', job: 'victoria-logs', pod: 'victoria-logs-0', reason: 'too_big_timestamp' },
    value: (ago) => Math.max(0, 600 - ago),
  }
  const fleet = sampleFleet(sampleVictoriaLogs())
  const found = await foundBy(lineAccepted, {
    fleet,
    prometheus: { evaluate: overSeries(...REPORTING, dropped) },
  })
  expect(found).toMatchObject([{ severity: 'error', cluster: 'hub', cause: 'The clock of a node is ahead.' }])
  expect(found[0]?.message).toMatch(/^VictoriaLogs acknowledged \d+ lines within 15m, and dropped them$/)
  expect(await foundBy(lineAccepted, { fleet, prometheus: { evaluate: overSeries(...REPORTING) } })).toEqual(
    [],
  )
})

test('of two copies of VictoriaLogs the one that drops lines is named', async () => {
  const dropped: MadeSeries = {
    name: 'vl_rows_dropped_total',
    labels: { cluster: 'hub', job: 'victoria-logs-copy-2', reason: 'too_small_timestamp' },
    value: (ago) => Math.max(0, 600 - ago),
  }
  const found = await foundBy(lineAccepted, {
    fleet: sampleFleet(sampleVictoriaLogs({ copies: 2 })),
    prometheus: { evaluate: overSeries(...REPORTING, dropped) },
  })
  expect(found).toMatchObject([{ subject: 'StatefulSet monitoring/victoria-logs-copy-2' }])
})

test('where VictoriaLogs does not say why it refuses lines, Loki is not named', async () => {
  const [found] = await foundBy(lineAccepted, {
    fleet: sampleFleet(sampleVictoriaLogs()),
    prometheus: { evaluate: overSeries(...REPORTING, REFUSED) },
  })
  expect(found?.cause).toMatch(/^VictoriaLogs or its gateway answers with an error that is final/)
})
