import { sampleFleet, sampleTraces } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import type { Check } from '../../check.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { COLLECTOR_LOG, collectorPod, logOf, notQueued, tracesAnswered } from '../../testing/played-way.ts'
import { overSeries, type MadeSeries } from '../../testing/stored.ts'
import { pushArrives } from '../way/push-arrives.ts'
import { queueHasRoom } from '../way/queue-has-room.ts'
import { spanAccepted } from './span-accepted.ts'
import { spanArrives } from './span-arrives.ts'

const fleet = sampleFleet(sampleTraces())

const labels = { cluster: 'spoke', job: 'otel-collector', instance: 'node-2' }
const up = ['hub', 'spoke'].map((cluster): MadeSeries => ({ name: 'up', labels: { ...labels, cluster } }))

/** A counter of the spoke's collector that rises each second between two moments, in seconds before the run. */
const counter = (name: string, { from = 3600, until = 0, each = 1 } = {}): MadeSeries => ({
  name: `otelcol_${name}_spans`,
  labels,
  value: (ago) => each * Math.max(0, from - Math.max(ago, until)),
})

const asked = (series: readonly MadeSeries[], log = '', of = fleet) => ({
  fleet: of,
  prometheus: { evaluate: overSeries(...up, ...series) },
  clusters: { spoke: { objects: [collectorPod], texts: { [COLLECTOR_LOG]: log } } },
})

describe('span-arrives', () => {
  test('spans that come and go are well, and so is a cluster in which no program sends any', async () => {
    expect(
      await foundBy(spanArrives, asked([counter('receiver_accepted'), counter('exporter_sent')])),
    ).toEqual([])
    expect(await foundBy(spanArrives, asked([]))).toEqual([])
  })

  test('spans that a collector takes and Jaeger does not are found, of their cluster alone', async () => {
    const found = await foundBy(
      spanArrives,
      asked([counter('receiver_accepted'), counter('exporter_sent', { until: 600 })]),
    )
    expect(found).toMatchObject([{ severity: 'error', cluster: 'spoke', subject: 'cluster spoke' }])
    expect(found[0]?.message).toMatch(/took \d{3} spans within 2m, and Jaeger has taken none/)
    expect(found[0]?.fix).toContain('logs daemonset/otel-collector')
  })

  test('a program that has just begun to send is no finding', async () => {
    expect(await foundBy(spanArrives, asked([counter('receiver_accepted', { from: 120 })]))).toEqual([])
  })

  test('a small sample may keep none of a few spans, and keeps some of many', async () => {
    const sampled = sampleFleet(sampleTraces({ samplingPercentage: 1 }))
    const few = counter('receiver_accepted')
    expect(await foundBy(spanArrives, asked([few], '', sampled))).toEqual([])
    const many = counter('receiver_accepted', { each: 1000 })
    expect(await foundBy(spanArrives, asked([many], '', sampled))).toMatchObject([{ cluster: 'spoke' }])
  })

  test('what the hub answers to the push explains it', async () => {
    const { headlines } = await examined(
      [pushArrives, spanArrives],
      asked([counter('receiver_accepted')], logOf(tracesAnswered(502))),
    )
    expect(headlines.map(({ check, symptoms }) => [check, symptoms.map((one) => one.check)])).toEqual([
      ['push-arrives', ['span-arrives']],
    ])
  })
})

describe('span-accepted', () => {
  test.each([
    ['exporter_send_failed', 'refused spans', /^Jaeger refused \d+ spans of spoke for good within 15m$/],
    ['exporter_enqueue_failed', 'spans without room', /^the queue had no room for \d+ spans of spoke/],
  ])('%s is a loss, with how many', async (name, subject, message) => {
    const found = await foundBy(spanAccepted, asked([counter(name, { from: 600 })]))
    expect(found).toMatchObject([{ severity: 'error', cluster: 'spoke', subject }])
    expect(found[0]?.message).toMatch(message)
  })

  test('the first loss is found, with which the counter begins', async () => {
    const first: MadeSeries = { name: 'otelcol_exporter_send_failed_spans', labels, since: 60, value: 1 }
    const [found] = await foundBy(spanAccepted, asked([first]))
    expect(found?.message).toContain('refused 1 span of spoke')
  })

  test('a loss of long ago is none of now', async () => {
    expect(await foundBy(spanAccepted, asked([counter('exporter_send_failed', { until: 3000 })]))).toEqual([])
  })

  test('a queue that is full explains what it has no room for', async () => {
    const { headlines } = await examined(
      [queueHasRoom, spanAccepted],
      asked(
        [counter('exporter_enqueue_failed', { from: 600 })],
        logOf(notQueued('traces', 'sending queue is full')),
      ),
    )
    expect(headlines.map(({ check }) => check)).toEqual(['queue-has-room'])
    expect(headlines[0]?.symptoms.map(({ check }) => check)).toEqual(['span-accepted'])
  })
})

describe.each<[string, Check]>([
  ['span-arrives', spanArrives],
  ['span-accepted', spanAccepted],
])('%s', (check, of) => {
  test('is not asked where no metrics of the collectors arrive', async () => {
    const { unasked } = await examined(of, { fleet })
    expect(unasked).toMatchObject(
      ['hub', 'spoke'].map((cluster) => ({ check, cluster, obstacle: 'missing' })),
    )
  })

  test('asks nothing of a fleet without traces', async () => {
    const { headlines, unasked } = await examined(of, {})
    expect({ headlines, unasked }).toEqual({ headlines: [], unasked: [] })
  })
})
