import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { COLLECTOR_LOG, collectorConfig, collectorPod, logOf, notQueued } from '../../testing/played-way.ts'
import { queueHasRoom } from './queue-has-room.ts'

const spoke = (log = '') => ({ spoke: { objects: [collectorPod], texts: { [COLLECTOR_LOG]: log } } })
const filled = (value: number) => ({
  results: {
    otelcol_exporter_queue_size: [
      { labels: { cluster: 'spoke', instance: 'node-2', data_type: 'logs' }, value },
    ],
  },
})

test('a queue with room is well', async () => {
  expect(await foundBy(queueHasRoom, { clusters: spoke(), prometheus: filled(0.2) })).toEqual([])
})

test.each([
  [0.7, 'warning', '70 %'],
  [0.99, 'error', '99 %'],
])('a queue that is filled by %d is found', async (share, severity, percent) => {
  const found = await foundBy(queueHasRoom, { clusters: spoke(), prometheus: filled(share) })
  expect(found).toMatchObject([
    { severity, cluster: 'spoke', subject: 'queue of logs', evidence: [{ seen: percent }] },
  ])
})

test('a full disk is found, with the node, and explains why no lines come', async () => {
  const error = 'write /var/lib/otelcol/exporter_otlp_http__logs: no space left on device'
  const found = await foundBy(queueHasRoom, { clusters: spoke(logOf(notQueued('logs', error))) })
  expect(found).toMatchObject([{ severity: 'error', subject: 'queue of logs', evidence: [{ seen: error }] }])
  expect(found[0]?.message).toContain('is full on node-2 of spoke')
  expect(found[0]?.explains).toContainEqual({ check: 'line-arrives', cluster: 'spoke' })
})

test('a full queue of metrics is found', async () => {
  const log = logOf(notQueued('metrics', 'sending queue is full'))
  expect(await foundBy(queueHasRoom, { clusters: spoke(log) })).toMatchObject([
    { severity: 'error', subject: 'queue of metrics' },
  ])
})

test('a collector that serves its own metrics is asked where Prometheus has no news of it', async () => {
  const page = [
    'otelcol_exporter_queue_size{data_type="metrics",exporter="prometheus_remote_write"} 1000',
    'otelcol_exporter_queue_capacity{data_type="metrics",exporter="prometheus_remote_write"} 1320',
  ]
  const found = await foundBy(queueHasRoom, {
    clusters: {
      spoke: {
        objects: [collectorPod, collectorConfig({ host: '${env:POD_IP}' })],
        texts: {
          '/api/v1/namespaces/monitoring/pods/otel-collector-x7k2p:8888/proxy/metrics': page.join('\n'),
        },
      },
    },
  })
  expect(found).toMatchObject([{ severity: 'warning', subject: 'queue of metrics' }])
})

test('queues that nobody has news of are not asked', async () => {
  const { unasked } = await examined(queueHasRoom, { clusters: spoke() })
  expect(unasked).toMatchObject([{ cluster: 'spoke', obstacle: 'missing' }])
})
