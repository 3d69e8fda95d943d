import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ingest, readySlice } from '../../testing/played-way.ts'
import { pushPort } from './push-port.ts'

const logs = ingest('loki-gateway-external')
const metrics = ingest('prometheus-otlp-external')

test('both Services with a ready pod each are well', async () => {
  expect(await foundBy(pushPort, { clusters: { hub: { objects: [...logs, ...metrics] } } })).toEqual([])
})

test('a deleted Service is found, with the port that is closed and the command that restores it', async () => {
  const found = await foundBy(pushPort, { clusters: { hub: { objects: logs } } })
  expect(found).toMatchObject([
    { severity: 'error', cluster: 'hub', subject: 'Service monitoring/prometheus-otlp-external' },
  ])
  expect(found[0]?.message).toContain('port 31090 is closed')
  expect(found[0]?.fix).toMatch(/^flux reconcile kustomization telemetry .*--context cluster-1$/)
})

test.each([
  ['another port', { ports: [{ port: 80, nodePort: 32000 }] }, '32000, not 31080'],
  ['no NodePort', { type: 'ClusterIP', ports: [{ port: 80 }] }, 'ClusterIP, not NodePort'],
  ['a traffic policy that hides the sender', { externalTrafficPolicy: 'Cluster' }, 'Cluster, not Local'],
])('a Service with %s is found', async (_, spec, seen) => {
  const objects = [...ingest('loki-gateway-external', spec), ...metrics]
  const [found] = await foundBy(pushPort, { clusters: { hub: { objects } } })
  expect(found?.message).toContain(seen)
  expect(found?.explains).toContainEqual({ check: 'push-arrives', subject: 'push of logs' })
})

test('a Service without a ready pod is found, with the command that lists its pods', async () => {
  const objects = [logs[0], readySlice('loki-gateway-external', false), ...metrics]
  const [found] = await foundBy(pushPort, { clusters: { hub: { objects } } })
  expect(found?.message).toContain('no ready pod')
  expect(found?.fix).toContain('get pods --selector app.kubernetes.io/component=gateway')
})

test('a hub that cannot be reached is not asked', async () => {
  const { unasked, headlines } = await examined(pushPort, { clusters: { hub: { obstacle: 'unreachable' } } })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'push-port', obstacle: 'unreachable' }])
})
