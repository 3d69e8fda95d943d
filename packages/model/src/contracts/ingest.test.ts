import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hubNode, spokeNames } from '../fleet/topology.ts'
import { seconds } from '../scalars/durations.ts'
import { DnsLabel } from '../scalars/names.ts'
import { readAnyFile } from '../testing/any-files.ts'
import { anyFleet } from '../testing/any-fleet.ts'
import {
  sampleCluster,
  sampleDistributedLoki,
  sampleFleet,
  sampleFleetInput,
  sampleNode,
  sampleThanos,
  sampleTraces,
} from '../testing/sample-fleet.ts'
import { readFleet } from '../reading/read-fleet.ts'
import {
  LOGS_BATCH_BYTES,
  hubAliases,
  PUSH_BODY_LIMIT,
  logsIngest,
  logsIngestService,
  metricsIngest,
  metricsIngestService,
  outOfOrderWindow,
  tracesIngest,
} from './ingest.ts'
import { traceStore } from './traces.ts'

const hub = DnsLabel.parse('hub')
const spoke = DnsLabel.parse('spoke')

describe('a spoke', () => {
  test('pushes to the tailnet address of the hub, by its NodePorts', () => {
    const fleet = sampleFleet()
    expect(logsIngest(fleet, spoke).endpoint).toBe('http://100.100.0.2:31080/otlp')
    expect(metricsIngest(fleet, spoke).endpoint).toBe('http://100.100.0.2:31090/api/v1/write')
  })

  test('pushes spans to a NodePort of their own, and the hub to the store itself', () => {
    const fleet = sampleFleet(sampleTraces())
    const store = traceStore(fleet)
    expect(store && tracesIngest(fleet, spoke, store).endpoint).toBe('http://100.100.0.2:31100')
    expect(store && tracesIngest(fleet, hub, store).endpoint).toBe(
      'http://jaeger.monitoring.svc.cluster.local:4318',
    )
  })

  test('pushes to the node that a hub of several nodes names', () => {
    const nodes = { 'node-1': sampleNode(1), 'node-3': sampleNode(3) }
    const { clusters, hub: sampleHub } = sampleFleetInput()
    const fleet = sampleFleet({
      clusters: { ...clusters, hub: sampleCluster(1, { nodes }) },
      hub: { ...sampleHub, node: 'node-3' },
    })
    expect(logsIngest(fleet, spoke).endpoint).toBe('http://100.100.0.4:31080/otlp')
    expect(metricsIngest(fleet, spoke).endpoint).toBe('http://100.100.0.4:31090/api/v1/write')
  })

  test('pushes to a name that has both addresses of a hub of two, in the order in which they are tried', () => {
    const nodes = { 'node-1': sampleNode(1), 'node-3': sampleNode(3), 'node-4': sampleNode(4) }
    const { clusters } = sampleFleetInput()
    const { hub: thanosHub, versions } = sampleThanos()
    const { logs, loki } = sampleDistributedLoki().hub
    const fleet = sampleFleet({
      clusters: { ...clusters, hub: sampleCluster(1, { nodes }) },
      versions,
      hub: {
        ...thanosHub,
        node: 'node-3',
        secondNode: 'node-1',
        logs,
        loki,
      },
    })
    expect(logsIngest(fleet, spoke).endpoint).toBe('http://hub.fleet.internal:31080/otlp')
    expect(metricsIngest(fleet, spoke).endpoint).toBe('http://hub.fleet.internal:31090/api/v1/write')
    expect(hubAliases(fleet)).toEqual([
      { ip: '100.100.0.4', hostnames: ['hub.fleet.internal'] },
      { ip: '100.100.0.2', hostnames: ['hub.fleet.internal'] },
    ])
  })

  test('pushes to the new hub after a move', () => {
    const fleet = sampleFleet({ hub: { ...sampleFleetInput().hub, cluster: 'spoke' } })
    expect(logsIngest(fleet, hub).endpoint).toBe('http://100.100.0.3:31080/otlp')
    expect(metricsIngest(fleet, hub).endpoint).toBe('http://100.100.0.3:31090/api/v1/write')
  })

  test('of any fleet reaches the ports that the Services of its hub open', () => {
    fc.assert(
      fc.property(anyFleet(), (input) => {
        const read = readFleet(input, readAnyFile)
        if (!read.ok) throw new Error('any fleet is valid')
        const { fleet } = read
        const [alias] = hubAliases(fleet)
        const host = alias?.hostnames[0] ?? hubNode(fleet)[1].tailnetAddress
        for (const name of spokeNames(fleet)) {
          const [logs, metrics] = [logsIngest(fleet, name), metricsIngest(fleet, name)].map(
            ({ endpoint }) => new URL(endpoint).host,
          )
          expect(logs).toBe(`${host}:${logsIngestService(fleet).nodePort}`)
          expect(metrics).toBe(`${host}:${metricsIngestService(fleet).nodePort}`)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe("the hub's own collector", () => {
  test('pushes to the store inside its cluster', () => {
    expect(logsIngest(sampleFleet(), hub).endpoint).toBe(
      'http://loki-gateway.monitoring.svc.cluster.local:80/otlp',
    )
  })

  test('follows the stores into another namespace', () => {
    const fleet = sampleFleet({ telemetry: { ...sampleFleetInput().telemetry, namespace: 'observe' } })
    expect(new URL(logsIngest(fleet, hub).endpoint).hostname).toBe('loki-gateway.observe.svc.cluster.local')
  })
})

test('the Services have the names of the requirements', () => {
  const fleet = sampleFleet()
  expect(logsIngestService(fleet).name).toBe('loki-gateway-external')
  expect(metricsIngestService(fleet).name).toBe('prometheus-otlp-external')
})

test('a batch of logs and its envelope pass the gateway', () => {
  const mebibytes = Number(PUSH_BODY_LIMIT.replace(/M$/, ''))
  expect(mebibytes * 1024 * 1024).toBeGreaterThanOrEqual(2 * LOGS_BATCH_BYTES)
})

test('samples are accepted for twice the longest outage', () => {
  const longestOutage = '45m'
  const fleet = sampleFleet({ telemetry: { ...sampleFleetInput().telemetry, longestOutage } })
  expect(seconds(outOfOrderWindow(fleet))).toBe(90 * 60)
})
