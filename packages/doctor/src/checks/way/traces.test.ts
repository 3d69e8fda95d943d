import { tracesIngestService } from '@fleet/model'
import { sampleFleet, sampleTraces } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { foundBy } from '../../testing/played-fleet.ts'
import {
  COLLECTOR_LOG,
  collectorConfig,
  collectorPod,
  ingest,
  logOf,
  notQueued,
  readySlice,
  tracesAnswered,
} from '../../testing/played-way.ts'
import { pushAddress } from './push-address.ts'
import { pushAdmitted } from './push-admitted.ts'
import { pushArrives } from './push-arrives.ts'
import { pushPort } from './push-port.ts'
import { pushTaken } from './push-taken.ts'
import { queueHasRoom } from './queue-has-room.ts'

/** What is asked of the way of spans, in a fleet that keeps them. */
const fleet = sampleFleet(sampleTraces())

const spoke = (log: string) => ({ spoke: { objects: [collectorPod], texts: { [COLLECTOR_LOG]: log } } })
const arrived = { results: { 'count by (cluster) (up': [{ labels: { cluster: 'spoke' }, value: 1 }] } }

test('the port of spans is asked for where the fleet keeps them, and nowhere else', async () => {
  const objects = [...ingest('loki-gateway-external'), ...ingest('prometheus-otlp-external')]
  const clusters = { hub: { objects } }
  expect(await foundBy(pushPort, { clusters })).toEqual([])
  const [found] = await foundBy(pushPort, { fleet, clusters })
  expect(found).toMatchObject({ cluster: 'hub', subject: 'Service monitoring/jaeger-otlp-external' })
  expect(found?.message).toContain('no Service takes the traces of the spokes')
  const whole = [...objects, ...ingest('jaeger-otlp-external')]
  expect(await foundBy(pushPort, { fleet, clusters: { hub: { objects: whole } } })).toEqual([])
})

test('a policy that leaves out a node keeps its spans out', async () => {
  const { store } = tracesIngestService(fleet)
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'jaeger-otlp-external', namespace: 'monitoring' },
    spec: {
      podSelector: { matchLabels: store.podLabels },
      policyTypes: ['Ingress'],
      // Of the same pods, only the port of lines is open.
      ingress: [{ from: [{ ipBlock: { cidr: '100.100.0.3/32' } }], ports: [{ port: 8081 }] }],
    },
  } as KubernetesObject
  const found = await foundBy(pushAdmitted, { fleet, clusters: { hub: { objects: [policy] } } })
  expect(found.map(({ message }) => message)).toEqual([
    'the hub admits no traces of spoke from node-2 (100.100.0.3)',
  ])
})

test('collectors that send spans elsewhere are found, though lines go to the same type of exporter', async () => {
  const collecting = (traces: string) => ({
    spoke: { objects: [collectorPod, collectorConfig({ traces })] },
  })
  expect(await foundBy(pushAddress, { fleet, clusters: collecting('100.100.0.2') })).toEqual([])
  const [found] = await foundBy(pushAddress, { fleet, clusters: collecting('100.100.0.77') })
  expect(found?.message).toBe(
    'the collectors of spoke push traces to http://100.100.0.77:31100, and the inventory states http://100.100.0.2:31100',
  )
  expect(found?.explains).toContainEqual({
    check: 'push-arrives',
    cluster: 'spoke',
    subject: 'push of traces',
  })
})

test('a Jaeger without a ready pod is found, and explains why spans wait', async () => {
  const hub = (...names: readonly string[]) => ({
    hub: { objects: names.map((name) => readySlice(name)) },
  })
  const prometheus = {
    data: {
      '/api/v1/status/flags': { 'web.enable-remote-write-receiver': 'true' },
      '/api/v1/status/config': { yaml: '    out_of_order_time_window: 2h' },
    },
  }
  expect(await foundBy(pushTaken, { fleet, clusters: hub('loki', 'jaeger'), prometheus })).toEqual([])
  const [found] = await foundBy(pushTaken, { fleet, clusters: hub('loki'), prometheus })
  expect(found).toMatchObject({
    subject: 'Service monitoring/jaeger',
    message: 'Jaeger takes no spans: no pod of it is ready',
  })
  expect(found?.explains).toContainEqual({ check: 'push-arrives', subject: 'push of traces' })
})

describe('what the log of a collector says of spans', () => {
  test.each([
    [502, /Jaeger behind it does not/],
    [503, /Jaeger is not ready/],
    [404, /only `POST \/v1\/traces`/],
  ])('is read: the answer %d has its cause', async (status, cause) => {
    const [found] = await foundBy(pushArrives, {
      fleet,
      clusters: spoke(logOf(tracesAnswered(status))),
      prometheus: arrived,
    })
    expect(found).toMatchObject({
      subject: 'push of traces',
      message: `the hub answers ${status} to the traces of spoke`,
    })
    expect(found?.cause).toMatch(cause)
    expect(found?.fix).toContain('logs statefulset/jaeger')
  })

  test('is read: a full queue loses them', async () => {
    const log = logOf(notQueued('traces', 'sending queue is full'))
    expect(await foundBy(queueHasRoom, { fleet, clusters: spoke(log) })).toMatchObject([
      { severity: 'error', subject: 'queue of traces' },
    ])
  })
})

test('a queue of spans that fills is found', async () => {
  const filled = {
    results: {
      otelcol_exporter_queue_size: [
        { labels: { cluster: 'spoke', instance: 'node-2', data_type: 'traces' }, value: 0.8 },
      ],
    },
  }
  expect(await foundBy(queueHasRoom, { fleet, clusters: spoke(''), prometheus: filled })).toMatchObject([
    { severity: 'warning', subject: 'queue of traces' },
  ])
})
