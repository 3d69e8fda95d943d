import { sampleFleet, sampleFleetInput, sampleThanos, sampleVictoriaLogs } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import {
  COLLECTOR_LOG,
  collectorPod,
  logOf,
  logsAnswered,
  metricsAnswered,
  noConnection,
} from '../../testing/played-way.ts'
import { pushArrives } from './push-arrives.ts'

const arrived = { results: { 'count by (cluster) (up': [{ labels: { cluster: 'spoke' }, value: 1 }] } }
const spoke = (log = '') => ({ spoke: { objects: [collectorPod], texts: { [COLLECTOR_LOG]: log } } })

test('a collector that logs no failure and whose samples arrive is well', async () => {
  expect(await foundBy(pushArrives, { clusters: spoke(), prometheus: arrived })).toEqual([])
})

test('failures that ended are none', async () => {
  const log = logOf(logsAnswered(503), 300)
  expect(await foundBy(pushArrives, { clusters: spoke(log), prometheus: arrived })).toEqual([])
})

test('a failure that began this moment is none yet', async () => {
  const [, , , log = ''] = logOf(logsAnswered(503)).split('\n')
  expect(await foundBy(pushArrives, { clusters: spoke(log), prometheus: arrived })).toEqual([])
})

test.each([
  ['dial tcp 100.100.0.2:31080: i/o timeout', /link .* is down/],
  ['dial tcp 100.100.0.2:31080: connect: connection refused', /nothing listens on the port/],
])('a connection that ends in %s is found, with its cause', async (error, cause) => {
  const found = await foundBy(pushArrives, {
    clusters: spoke(logOf(noConnection(error))),
    prometheus: arrived,
  })
  expect(found).toMatchObject([
    {
      cluster: 'spoke',
      subject: 'push of logs',
      message: `the logs of spoke do not reach the hub: ${error}`,
      cause: expect.stringMatching(cause) as string,
    },
  ])
  expect(found[0]?.fix).toContain('on node node-2: `tailscale ping 100.100.0.2`')
})

test('where nothing of a cluster arrives it is one headline', async () => {
  const { headlines } = await examined(pushArrives, {
    clusters: spoke(logOf(noConnection('dial tcp 100.100.0.2:31080: i/o timeout'))),
  })
  expect(headlines).toMatchObject([{ subject: 'push of logs', symptoms: [{ subject: 'push of metrics' }] }])
})

test.each([
  [400, 'out of order sample', /drops the whole request/],
  [404, 'remote write receiver needs to be enabled', /receiver of Prometheus is off/],
  [500, 'no space left on device', /volume may be full/],
])('status %d to metrics is found, with what the hub says', async (status, error, cause) => {
  const found = await foundBy(pushArrives, { clusters: spoke(logOf(metricsAnswered(status, error))) })
  expect(found).toMatchObject([
    { subject: 'push of metrics', message: `the hub answers ${status} to the metrics of spoke` },
  ])
  expect(found[0]?.cause).toMatch(cause)
  expect(found[0]?.evidence[0]?.seen).toBe(`${status} ${error}`)
  expect(found[0]?.fix).toContain('--context cluster-1')
})

describe('where the hub asks for credentials', () => {
  const { hub } = sampleFleetInput()
  const fleet = sampleFleet({ hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' } } })

  test.each([
    ['metrics', metricsAnswered(503, 'the hub does not accept this credential')],
    ['logs', logsAnswered(503)],
  ] as const)('a status 503 to %s leads to the log of the gateway', async (signal, line) => {
    const found = await foundBy(pushArrives, { fleet, clusters: spoke(logOf(line)), prometheus: arrived })
    expect(found).toMatchObject([
      { subject: `push of ${signal}`, cause: expect.stringMatching(/credential/) as string },
    ])
    expect(found[0]?.fix).toContain('logs deployment/loki-gateway')
  })
})

test('status 502 to logs names Loki behind its gateway', async () => {
  const found = await foundBy(pushArrives, {
    clusters: spoke(logOf(logsAnswered(502))),
    prometheus: arrived,
  })
  expect(found).toMatchObject([
    { subject: 'push of logs', cause: 'The gateway runs, and Loki behind it does not.' },
  ])
})

describe('where metrics are in Thanos', () => {
  const fleet = sampleFleet(sampleThanos())

  test.each([
    [404, /passes only `\/api\/v1\/write`/],
    [409, /older than their out-of-order window/],
    [502, /no Receive behind it/],
    [503, /Fewer Receives store samples than must/],
    [500, /The store fails/],
  ])('status %d has its cause, and leads to the log of Receives', async (status, cause) => {
    const [found] = await foundBy(pushArrives, {
      fleet,
      clusters: spoke(logOf(metricsAnswered(status, 'said'))),
      prometheus: arrived,
    })
    expect(found).toMatchObject({ subject: 'push of metrics' })
    expect(found?.cause).toMatch(cause)
    expect(found?.cause).not.toContain('Prometheus')
    expect(found?.fix).toContain('logs statefulset/thanos-receive --since 10m')
  })

  test('with credentials, what is said of them is no word of Receives', async () => {
    const { hub, versions } = sampleThanos()
    const [found] = await foundBy(pushArrives, {
      fleet: sampleFleet({ hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' } }, versions }),
      clusters: spoke(logOf(metricsAnswered(503, 'the hub does not accept this credential'))),
      prometheus: arrived,
    })
    expect(found?.cause).toMatch(/credential/)
    expect(found?.fix).toContain('logs deployment/loki-gateway')
  })
})

describe('where logs are in VictoriaLogs', () => {
  const stored = sampleVictoriaLogs()
  const withCredentials = {
    ...stored,
    hub: { ...stored.hub, ingest: { ...stored.hub.ingest, credentials: 'required' as const } },
  }

  test.each([
    [stored, 429, /volume of VictoriaLogs is full/, 'logs statefulset/victoria-logs'],
    [stored, 502, /VictoriaLogs behind it does not/, 'logs statefulset/victoria-logs'],
    [stored, 503, /^VictoriaLogs is not ready/, 'logs statefulset/victoria-logs'],
    [withCredentials, 503, /VictoriaLogs is not ready\. Or the gateway/, 'logs deployment/telemetry-gateway'],
  ])('the log leads to its program, and never to Loki (%#)', async (input, status, cause, fix) => {
    const [found] = await foundBy(pushArrives, {
      fleet: sampleFleet(input),
      clusters: spoke(logOf(logsAnswered(status))),
      prometheus: arrived,
    })
    expect(found?.cause).toMatch(cause)
    expect(found?.cause).not.toContain('Loki')
    expect(found?.fix).toContain(fix)
  })
})

test('metrics that do not arrive are found though the log says nothing', async () => {
  const found = await foundBy(pushArrives, { clusters: spoke() })
  expect(found).toMatchObject([
    {
      subject: 'push of metrics',
      message: 'no sample of spoke has arrived for 5 minutes, though its collectors run',
    },
  ])
})

test.each([
  ['the collector is not ready', { ...collectorPod, status: { phase: 'Running', conditions: [] } }, []],
  ['samples have no cluster', collectorPod, [{ labels: {}, value: 1 }]],
])('silence is no finding where %s', async (_, pod, result) => {
  const found = await foundBy(pushArrives, {
    clusters: { spoke: { objects: [pod] } },
    prometheus: { results: { up: result } },
  })
  expect(found).toEqual([])
})

test('without the right to read logs it is not asked', async () => {
  const { unasked } = await examined(pushArrives, {
    clusters: { spoke: { objects: [collectorPod], forbidden: ['/log'] } },
  })
  expect(unasked).toMatchObject([{ cluster: 'spoke', obstacle: 'forbidden' }])
})

test('without Prometheus the log alone does not say that all is well', async () => {
  const { unasked } = await examined(pushArrives, {
    clusters: spoke(),
    prometheus: { isUnreachable: true },
  })
  expect(unasked).toMatchObject([{ cluster: 'spoke', obstacle: 'unreachable' }])
})
