import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fleet, FleetInput } from '../fleet/fleet.ts'
import { readFleet } from '../reading/read-fleet.ts'
import { readAnyFile } from '../testing/any-files.ts'
import { anyFleet } from '../testing/any-fleet.ts'
import {
  sampleCluster,
  sampleDistributedLoki,
  sampleFleetInput,
  sampleTenants,
  sampleThanos,
  sampleVictoriaLogs,
} from '../testing/sample-fleet.ts'
import { capacityOf, type CapacityRow } from './capacity-of.ts'
import { loadOf, loadOfClusters } from './load.ts'

const fleetOf = (input: FleetInput): Fleet => {
  const read = readFleet(input, readAnyFile)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.fleet
}

const rowsOf = (input: FleetInput): readonly CapacityRow[] => capacityOf(fleetOf(input)).rows

/** A fleet of so many clusters of one node. */
const fleetOfClusters = (count: number, over: Partial<FleetInput> = {}): FleetInput =>
  sampleFleetInput({
    clusters: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        index === 0 ? 'hub' : `spoke-${index}`,
        sampleCluster(index + 1),
      ]),
    ),
    ...over,
  })

/** What grows with a fleet has, and needs, in both. */
const grown = (before: readonly CapacityRow[], after: readonly CapacityRow[]) =>
  before
    .filter(({ clusters }) => clusters !== undefined)
    .map((row) => ({ row, later: after.find(({ part, limit }) => part === row.part && limit === row.limit) }))

const storesOf: Readonly<Record<string, Partial<FleetInput>>> = {
  'Prometheus and Loki': {},
  Thanos: sampleThanos(),
  'Thanos and Loki, a tenant for each cluster': sampleTenants(),
  VictoriaLogs: sampleVictoriaLogs(),
  'a distributed Loki': sampleDistributedLoki({ logsPerDay: '10Gi', volume: '50Gi' }),
  'a cluster of VictoriaLogs': sampleVictoriaLogs({ mode: 'cluster' }),
  'two copies of VictoriaLogs': sampleVictoriaLogs({ copies: 2 }),
}

describe.each(Object.entries(storesOf))('a fleet that stores in %s', (_, stores) => {
  test('fits into its stores as they are by default', () => {
    for (const { part, limit, share } of rowsOf(fleetOfClusters(2, stores)))
      expect(share, `${part}, ${limit}`).toBeLessThanOrEqual(100)
  })

  test('never needs less with more clusters', () => {
    const compared = grown(rowsOf(fleetOfClusters(3, stores)), rowsOf(fleetOfClusters(9, stores)))
    for (const { row, later } of compared) expect(later?.needs).toBeGreaterThanOrEqual(row.needs)
  })

  test('never needs less with more series, logs or retention', () => {
    const base = fleetOfClusters(3, stores)
    const more = {
      ...base,
      hub: {
        ...base.hub,
        prometheus: { ...base.hub.prometheus, seriesBudget: 25_000, retention: '400h' },
        ...(base.hub.loki && { loki: { ...base.hub.loki, logsPerDay: '30Gi', retention: '400h' } }),
        ...(base.hub.logs?.store === 'victoria-logs' && {
          logs: { ...base.hub.logs, logsPerDay: '30Gi', retention: '400h' },
        }),
        ...(base.hub.metrics?.store === 'thanos' && {
          metrics: {
            ...base.hub.metrics,
            retention: { raw: '2000h', fiveMinutes: '9000h', oneHour: '20000h' },
          },
        }),
      },
    } as FleetInput
    // The names of some limits state the retention.
    const needs = (input: FleetInput) => rowsOf(input).map((row) => row.needs)
    needs(more).forEach((need, index) => expect(need).toBeGreaterThanOrEqual(needs(base)[index] ?? 0))
    expect(needs(more)).not.toEqual(needs(base))
  })
})

test('a limit suffices for as many clusters as it says, and not for one more', () => {
  const before = rowsOf(fleetOfClusters(2))
  for (const { part, limit, clusters = 0, has } of before.filter((row) => (row.clusters ?? 1000) < 30)) {
    const needsOf = (count: number) =>
      rowsOf(fleetOfClusters(count)).find((row) => row.part === part && row.limit === limit)?.needs
    expect(needsOf(clusters)).toBeLessThanOrEqual(has)
    expect(needsOf(clusters + 1)).toBeGreaterThan(has)
  }
})

test('what is full first suffices for the fewest clusters', () => {
  const { first, rows } = capacityOf(fleetOf(fleetOfClusters(2)))
  const counts = rows.flatMap(({ clusters }) => (clusters === undefined ? [] : [clusters]))
  expect(first?.clusters).toBe(Math.min(...counts))
})

test('any fleet has a finite need of everything, and an assumption behind each', () => {
  fc.assert(
    fc.property(anyFleet(), (input) => {
      const { rows, ends, assumptions } = capacityOf(fleetOf(input))
      for (const { has, needs, share } of rows)
        for (const amount of [has, needs, share])
          expect(amount).toSatisfy((one: number) => one > 0 && one < 1e18)
      for (const { load, most } of ends) expect(load / most).toBeGreaterThan(0)
      for (const { source } of assumptions) expect(source).toMatch(/\w/)
    }),
    { numRuns: 100 },
  )
})

test('twice as many clusters like the average one are twice the load', () => {
  const load = loadOf(fleetOf(fleetOfClusters(4)))
  expect(loadOfClusters(load, 8).metrics.series).toBe(2 * load.metrics.series)
  expect(loadOfClusters(load, 4)).toEqual(load)
})

test('a stated budget and stated logs of a cluster are the load', () => {
  const stated = fleetOfClusters(2)
  const spoke = stated.clusters['spoke-1']
  if (!spoke) throw new Error('the fleet has no spoke')
  const clusters = { ...stated.clusters, 'spoke-1': { ...spoke, seriesBudget: 7000, logsPerDay: '3Gi' } }
  const [before, after] = [stated, { ...stated, clusters }].map((input) => loadOf(fleetOf(input)))
  expect(after?.metrics.series).toBe(17_000)
  expect(after?.logs.bytesPerDay).toBe((before?.logs.bytesPerDay ?? 0) / 2 + 3 * 2 ** 30)
})
