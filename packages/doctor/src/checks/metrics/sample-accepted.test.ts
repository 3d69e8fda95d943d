import { sampleFleet, sampleThanos } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ordinaryStores, overSeries, type MadeSeries } from '../../testing/stored.ts'
import { sampleAccepted } from './sample-accepted.ts'

const JOB = { cluster: 'hub', job: 'kube-prometheus-stack-prometheus' }
const HEAD: MadeSeries = { name: 'prometheus_tsdb_head_series', labels: JOB, value: 1000 }

/** A counter that rises by so much a second for some seconds until now. */
const rising = (name: string, perSecond: number, lasts = 600, labels = {}): MadeSeries => ({
  name,
  labels: { ...JOB, ...labels },
  value: (ago) => Math.max(0, lasts - ago) * perSecond,
})

const TOO_OLD = 'prometheus_tsdb_too_old_samples_total'
const REQUESTS = 'prometheus_http_requests_total'
const refused = (code: string, more: Partial<MadeSeries> = {}): MadeSeries => ({
  ...rising(REQUESTS, 1, 600, { handler: '/api/v1/write', code }),
  ...more,
})

const CONFIG = { '/api/v1/status/config': { yaml: 'storage:\n  tsdb:\n    out_of_order_time_window: 30m\n' } }

const foundIn = (...series: readonly MadeSeries[]) =>
  foundBy(sampleAccepted, { prometheus: { evaluate: overSeries(HEAD, ...series), data: CONFIG } })

test('an ordinary fleet gives no finding', async () => {
  const { prometheus } = ordinaryStores(sampleFleet())
  const { headlines, unasked } = await examined(sampleAccepted, { prometheus: { evaluate: prometheus } })
  expect({ headlines, unasked }).toEqual({ headlines: [], unasked: [] })
})

test('samples that are too old are found, with how many, the window that runs and whose they are', async () => {
  const [found, ...others] = await foundIn(
    rising(TOO_OLD, 1),
    refused('400'),
    rising('otelcol_exporter_send_failed_metric_points', 1, 600, { cluster: 'spoke', job: 'otel-collector' }),
  )
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'Prometheus monitoring/kube-prometheus-stack-prometheus',
  })
  expect(found?.message).toMatch(
    /^Prometheus refused samples: \d+ older than the out-of-order window within 15m$/,
  )
  expect(found?.cause).toMatch(/^What spoke sends is older/)
  expect(found?.evidence.at(-1)).toEqual({
    asked: 'out_of_order_time_window of the running configuration',
    seen: '30m',
  })
})

test('a counter that rose before, and rests now, proves nothing', async () => {
  expect(await foundIn({ name: TOO_OLD, labels: JOB, value: 12_345 })).toEqual([])
})

test('an old counter is not taken for a new one after a gap in its samples', async () => {
  const isThere = (ago: number): boolean => ago > 3600 || ago < 300
  expect(await foundIn({ name: TOO_OLD, labels: JOB, value: 12_345, isThere })).toEqual([])
})

test('samples out of order have the window as their cause', async () => {
  const [found] = await foundIn(rising('prometheus_tsdb_out_of_order_samples_total', 1))
  expect(found?.cause).toMatch(/^The out-of-order window of Prometheus is off/)
})

test.each([
  ['404', 'Its receiver of remote write is off.'],
  ['400', 'What a spoke sends has two values at one time, or is no valid request.'],
])('requests that are answered by %s are found', async (code, cause) => {
  const [found] = await foundIn(refused(code))
  expect(found?.message).toMatch(/^Prometheus refused requests of remote write: \d+ with 40\d within 15m$/)
  expect(found?.cause).toBe(cause)
})

test('the first refusal is found, with which its counter begins', async () => {
  const [found] = await foundIn(refused('400', { since: 60, value: 1 }))
  expect(found?.message).toMatch(/: 1 with 400 /)
})

test('an answer after which the collector sends again is none', async () => {
  expect(await foundIn(refused('503'), refused('204'))).toEqual([])
})

test('what is scraped twice is a warning', async () => {
  const [found] = await foundIn(rising('prometheus_target_scrapes_sample_duplicate_timestamp_total', 1))
  expect(found).toMatchObject({ severity: 'warning' })
  expect(found?.message).toMatch(/^Prometheus left out of its own scrapes within 15m: \d+ scraped twice$/)
})

test('a Prometheus that does not scrape itself cannot be asked', async () => {
  const { headlines, unasked } = await examined(sampleAccepted, { prometheus: { evaluate: overSeries() } })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'sample-accepted', obstacle: 'missing' }])
})

describe('where metrics are in Thanos', () => {
  const fleet = sampleFleet(sampleThanos())
  const RECEIVE = { cluster: 'hub', job: 'thanos-receive', pod: 'thanos-receive-0' }
  const head: MadeSeries = { ...HEAD, labels: RECEIVE }
  const answered = (code: string): MadeSeries =>
    rising('http_requests_total', 1, 600, { ...RECEIVE, handler: 'receive', code })
  const examine = (...series: readonly MadeSeries[]) =>
    examined(sampleAccepted, { fleet, prometheus: { evaluate: overSeries(...series) } })

  test('Receives that answer 200 are well', async () => {
    const { headlines, unasked } = await examine(head, answered('200'))
    expect({ headlines, unasked }).toEqual({ headlines: [], unasked: [] })
  })

  test.each([
    ['409', /^What spoke sends is older than the out-of-order window of Receives/],
    ['400', /^What spoke sends is no valid request/],
  ])('samples that Receives answer with %s are lost, and found with whose they are', async (code, cause) => {
    const { headlines } = await examine(
      head,
      answered(code),
      rising('otelcol_exporter_send_failed_metric_points', 1, 600, {
        cluster: 'spoke',
        job: 'otel-collector',
      }),
    )
    expect(headlines).toMatchObject([{ severity: 'error', subject: 'StatefulSet monitoring/thanos-receive' }])
    expect(headlines[0]?.message).toMatch(
      new RegExp(`^Thanos refused requests of remote write: \\d+ with ${code} within 15m$`),
    )
    expect(headlines[0]?.cause).toMatch(cause)
    expect(headlines[0]?.fix).toContain('logs statefulset/thanos-receive')
  })

  test('Receives without metrics of themselves cannot be asked, though Prometheus has its own', async () => {
    const { unasked } = await examine(HEAD)
    expect(unasked).toMatchObject([{ check: 'sample-accepted', obstacle: 'missing' }])
  })
})
