import { sampleDistributedLoki, sampleFleet, sampleThanos, sampleVictoriaLogs } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { readySlice } from '../../testing/played-way.ts'
import { pushTaken } from './push-taken.ts'

const prometheus = ({ receiver = 'true', window = '2h' } = {}) => ({
  data: {
    '/api/v1/status/flags': { 'web.enable-remote-write-receiver': receiver },
    '/api/v1/status/config': {
      yaml: `storage:\n  tsdb:\n    outofordertimewindow: 0\n    out_of_order_time_window: ${window}\n`,
    },
  },
})
const clusters = { hub: { objects: [readySlice('loki')] } }

test.each(['2h', '1d2h'])('stores that take all are well, with a window of %s', async (window) => {
  expect(await foundBy(pushTaken, { clusters, prometheus: prometheus({ window }) })).toEqual([])
})

test('a receiver that is off is found, with the flag as evidence', async () => {
  const found = await foundBy(pushTaken, { clusters, prometheus: prometheus({ receiver: 'false' }) })
  expect(found).toMatchObject([
    {
      cluster: 'hub',
      message: 'Prometheus takes no metrics of the spokes: its remote-write receiver is off',
      evidence: [{ seen: 'false' }],
      explains: [{ check: 'push-arrives', subject: 'push of metrics' }, { check: 'sample-accepted' }],
    },
  ])
})

test('a window that is smaller than the inventory needs is found, with both', async () => {
  const [found] = await foundBy(pushTaken, { clusters, prometheus: prometheus({ window: '10m' }) })
  expect(found?.message).toMatch(/older than 10m; the inventory needs 2h/)
  expect(found?.explains).toContainEqual({ check: 'sample-accepted' })
})

test('a Loki without a ready pod is found also where Prometheus cannot be asked', async () => {
  const found = await foundBy(pushTaken, {
    clusters: { hub: { objects: [readySlice('loki', false)] } },
    prometheus: { isUnreachable: true },
  })
  expect(found).toMatchObject([{ subject: 'Service monitoring/loki' }])
})

test('a Prometheus that cannot be reached is not asked', async () => {
  const { unasked } = await examined(pushTaken, { clusters, prometheus: { isUnreachable: true } })
  expect(unasked).toMatchObject([{ check: 'push-taken', obstacle: 'unreachable' }])
})

test('of a distributed Loki each part that a line needs is asked for', async () => {
  const fleet = sampleFleet(sampleDistributedLoki())
  const found = await foundBy(pushTaken, {
    fleet,
    clusters: { hub: { objects: [readySlice('loki-distributor'), readySlice('loki-ingester', false)] } },
    prometheus: prometheus(),
  })
  expect(found).toMatchObject([
    {
      subject: 'Service monitoring/loki-ingester',
      fix: expect.stringContaining('logs statefulset/loki-ingester') as string,
    },
  ])
})

test('a VictoriaLogs without a ready pod is found, with its own log', async () => {
  const fleet = sampleFleet(sampleVictoriaLogs())
  const slices = (ready: boolean) => ({ hub: { objects: [readySlice('victoria-logs', ready)] } })
  expect(await foundBy(pushTaken, { fleet, clusters: slices(true), prometheus: prometheus() })).toEqual([])
  const found = await foundBy(pushTaken, { fleet, clusters: slices(false), prometheus: prometheus() })
  expect(found).toMatchObject([
    {
      subject: 'Service monitoring/victoria-logs',
      message: 'VictoriaLogs takes no lines: no pod of it is ready',
      fix: expect.stringContaining('logs statefulset/victoria-logs') as string,
    },
  ])
})

test('a copy of the store of logs that is away is found, and the relay before it', async () => {
  const ofCopies = { prometheus: prometheus(), fleet: sampleFleet(sampleVictoriaLogs({ copies: 2 })) }
  const found = await foundBy(pushTaken, {
    ...ofCopies,
    clusters: { hub: { objects: [readySlice('victoria-logs'), readySlice('logs-relay')] } },
  })
  expect(found).toMatchObject([
    {
      subject: 'Service monitoring/victoria-logs-copy-2',
      // The lines of every cluster arrive: the first copy has them.
      explains: [],
      fix: expect.stringContaining('logs statefulset/victoria-logs-copy-2') as string,
    },
  ])
  const relay = await foundBy(pushTaken, {
    ...ofCopies,
    clusters: { hub: { objects: [readySlice('victoria-logs'), readySlice('victoria-logs-copy-2')] } },
  })
  expect(relay).toMatchObject([{ subject: 'Service monitoring/logs-relay' }])
  expect(relay[0]?.explains).not.toEqual([])
})

describe('where metrics are in Thanos', () => {
  const fleet = sampleFleet(sampleThanos())
  const hub = (isReady: boolean) => ({
    hub: { objects: [readySlice('loki'), readySlice('thanos-receive-write', isReady)] },
  })

  test('a Receive that is ready takes samples, whatever the flags of Prometheus are', async () => {
    const off = prometheus({ receiver: 'false', window: '0s' })
    expect(await foundBy(pushTaken, { fleet, clusters: hub(true), prometheus: off })).toEqual([])
  })

  test('without a ready Receive nothing is taken, which explains each push and all that does not arrive', async () => {
    const [found, ...others] = await foundBy(pushTaken, { fleet, clusters: hub(false) })
    expect(others).toEqual([])
    expect(found).toMatchObject({
      severity: 'error',
      subject: 'Service monitoring/thanos-receive-write',
      message: 'Thanos takes no metrics: no Receive is ready',
      fix: expect.stringContaining('logs statefulset/thanos-receive') as string,
    })
    for (const symptom of [{ check: 'push-arrives', subject: 'push of metrics' }, { check: 'job-arrives' }])
      expect(found?.explains).toContainEqual(symptom)
  })
})
