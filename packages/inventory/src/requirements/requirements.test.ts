import {
  clusterOf,
  hubNode,
  logsIngest,
  metricsIngest,
  readFleet,
  requiredSecrets,
  scrapeJobsOf,
  spokeNames,
  type ClusterName,
  type Fleet,
  type FleetInput,
} from '@fleet/model'
import { describe, expect, test } from 'vitest'
import { fleet as inventory } from '../fleet.ts'

/*
 * The requirements of the first user. A change of the fleet changes these lines too. This folder goes with the fleet: an inventory of another
 * fleet is without it.
 */

const fleetOf = (input: FleetInput): Fleet => {
  const read = readFleet(input)
  if (!read.ok) throw new Error(JSON.stringify(read.findings, undefined, 2))
  return read.fleet
}

const spokeOf = (fleet: Fleet, name: string): ClusterName => {
  const spoke = spokeNames(fleet).find((one) => one === name)
  if (!spoke) throw new Error(`${name} is no spoke of the fleet`)
  return spoke
}

test('the inventory is valid', () => {
  expect(readFleet(inventory)).toHaveProperty('ok', true)
})

describe('oracle-k3s pushes to homelab', () => {
  const fleet = fleetOf(inventory)
  const oracle = spokeOf(fleet, 'oracle-k3s')

  test('its logs by OTLP, to the base that the exporter adds /v1/logs to', () => {
    expect(logsIngest(fleet, oracle).endpoint).toBe('http://100.107.254.112:31080/otlp')
  })

  test('its metrics by remote write', () => {
    expect(metricsIngest(fleet, oracle).endpoint).toBe('http://100.107.254.112:31090/api/v1/write')
  })

  test.each([
    ['node-exporter', '10.0.0.26:9100', '15s'],
    ['kube-state-metrics', 'kube-state-metrics.monitoring.svc:8080', '30s'],
    ['cloudflared', 'cloudflared-metrics.cloudflare.svc:2000', '30s'],
    ['traefik', 'traefik-metrics.kube-system.svc:9100', '15s'],
  ])('%s is scraped at %s every %s', (name, target, interval) => {
    const job = scrapeJobsOf(fleet, oracle).find((exporter) => exporter.job === name)
    expect(job?.interval).toBe(interval)
    expect(targetsOf(fleet, oracle, name)).toEqual([target])
  })
})

describe('homelab', () => {
  const fleet = fleetOf(inventory)
  const { cluster } = fleet.hub

  test('scrapes its own exporters at the same intervals', () => {
    const spokeJobs = scrapeJobsOf(fleet, spokeOf(fleet, 'oracle-k3s')).map(({ job, interval }) => ({
      job,
      interval,
    }))
    expect(scrapeJobsOf(fleet, cluster).map(({ job, interval }) => ({ job, interval }))).toEqual(
      expect.arrayContaining(spokeJobs),
    )
  })

  test('scrapes the machines beside it', () => {
    expect(targetsOf(fleet, cluster, 'node-exporter-metal-nodes')).toEqual([
      '192.168.50.4:9100',
      '192.168.50.106:9100',
    ])
  })
})

test('when the hub moves to oracle-k3s, homelab pushes there', () => {
  const fleet = fleetOf({ ...inventory, hub: { ...inventory.hub, cluster: 'oracle-k3s' } })
  const homelab = spokeOf(fleet, 'homelab')
  expect(hubNode(fleet)[0]).toBe('oracle-k3s')
  expect(logsIngest(fleet, homelab).endpoint).toBe('http://100.107.166.37:31080/otlp')
  expect(metricsIngest(fleet, homelab).endpoint).toBe('http://100.107.166.37:31090/api/v1/write')
})

test.each([
  ['it-tools', '/', 80],
  ['stirling-pdf', '/api/v1/info', 8080],
  ['squoosh', '/', 8080],
  ['miniflux', '/healthcheck', 8080],
  ['n8n', '/healthz', 5678],
  // The requirements say /healthcheck, which the program does not serve.
  ['rsshub', '/healthz', 1200],
  ['calibre-web', '/login', 8083],
])('%s has a probe GET %s on port %d with a time-out over one second', (name, path, port) => {
  const workload = Object.values(inventory.clusters).flatMap(({ workloads }) => workloads?.[name] ?? [])
  expect(workload).toMatchObject([{ probes: { action: { type: 'http', path } } }])
  for (const { ports, probes } of workload) {
    expect(probes.action.type === 'http' && ports[probes.action.port]).toBe(port)
    expect(probes.liveness.timeoutSeconds).toBeGreaterThan(1)
    expect(probes.readiness.timeoutSeconds).toBeGreaterThan(1)
  }
})

test('the build lists every Secret that a pod reads', () => {
  const fleet = fleetOf(inventory)
  const names = (cluster: ClusterName) => requiredSecrets(fleet, cluster).map(({ name }) => name)
  expect(names(fleet.hub.cluster).toSorted()).toEqual([
    'cloudflare-tunnel-token',
    'grafana-admin-credentials',
  ])
  expect(names(spokeOf(fleet, 'oracle-k3s')).toSorted()).toEqual([
    'cloudflare-tunnel-token',
    'miniflux-admin-secret',
    'miniflux-db-secret',
  ])
})

/** Where a job's exporter listens, as the requirements write it. */
const targetsOf = (fleet: Fleet, cluster: ClusterName, name: string): readonly string[] =>
  scrapeJobsOf(fleet, cluster)
    .filter(({ job }) => job === name)
    .flatMap(({ target, addresses }): readonly string[] =>
      target.kind === 'node'
        ? Object.values(clusterOf(fleet, cluster).nodes).map(({ address }) => `${address}:${target.port}`)
        : addresses,
    )
