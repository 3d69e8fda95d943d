import { describe, expect, test } from 'vitest'
import { InternalError } from '../internal-error.ts'
import { DnsLabel } from '../scalars/names.ts'
import {
  sampleCluster,
  sampleFleet,
  sampleFleetInput,
  sampleNode,
  sampleTraces,
} from '../testing/sample-fleet.ts'
import {
  clusterNames,
  clusterOf,
  entriesOf,
  entryOf,
  hubCluster,
  hubNode,
  isHub,
  nodeCount,
  seriesBudget,
  spokeNames,
  totalSeries,
} from './topology.ts'

const threeClusters = () =>
  sampleFleet({
    clusters: { west: sampleCluster(1), hub: sampleCluster(2), east: sampleCluster(3) },
  })

test('the hub is one of the clusters, and the others are its spokes', () => {
  const fleet = threeClusters()
  expect(clusterNames(fleet)).toEqual(['east', 'hub', 'west'])
  expect(spokeNames(fleet)).toEqual(['east', 'west'])
  expect(clusterNames(fleet).filter((name) => isHub(fleet, name))).toEqual(['hub'])
  expect(hubCluster(fleet).kubeContext).toBe('cluster-2')
})

test('moving the hub makes a spoke of the old one', () => {
  const { hub } = sampleFleetInput()
  const fleet = sampleFleet({ hub: { ...hub, cluster: 'spoke' } })
  expect(spokeNames(fleet)).toEqual(['hub'])
})

describe('the node that takes telemetry in', () => {
  test('is the only one of a hub that names none', () => {
    expect(hubNode(sampleFleet())[0]).toBe('node-1')
  })

  test('is the one that the hub names, in any order of nodes', () => {
    const { hub, clusters } = sampleFleetInput()
    const nodes = { 'node-1': sampleNode(1), 'node-3': sampleNode(3) }
    const fleet = sampleFleet({
      clusters: { ...clusters, hub: sampleCluster(1, { nodes }) },
      hub: { ...hub, node: 'node-3' },
    })
    expect(hubNode(fleet)).toEqual(['node-3', sampleNode(3)])
    expect(nodeCount(hubCluster(fleet))).toBe(2)
  })
})

test('a request for a missing cluster is an error of the program', () => {
  const fleet = sampleFleet()
  for (const name of ['nowhere', 'constructor']) {
    expect(() => clusterOf(fleet, DnsLabel.parse(name))).toThrow(InternalError)
  }
})

test('a record has only its own entries', () => {
  const record = { one: 1 }
  expect(entriesOf(record)).toEqual([['one', 1]])
  expect(entriesOf(undefined)).toEqual([])
  expect(entryOf(record, 'one')).toBe(1)
  expect(entryOf(record, 'toString')).toBeUndefined()
})

describe('the budget of a cluster', () => {
  const budgets = (traces: Parameters<typeof sampleTraces>[0]) => {
    const nodes = { 'node-2': sampleNode(2), 'node-3': sampleNode(3), 'node-4': sampleNode(4) }
    const clusters = { hub: sampleCluster(1), spoke: sampleCluster(2, { nodes, seriesBudget: 20_000 }) }
    const fleet = sampleFleet({ ...sampleTraces(traces), clusters })
    return [...clusterNames(fleet).map((name) => seriesBudget(fleet, name)), totalSeries(fleet)]
  }

  test('is what the inventory states of it, or of all', () => {
    expect(budgets({})).toEqual([10_000, 20_000, 30_000])
  })

  // Ten kinds of requests and what is beyond them: nine buckets, a sum, a count and a counter of each.
  test('grows by the most that each of its nodes makes of spans', () => {
    expect(budgets({ spanMetrics: { limit: 10 } })).toEqual([10_132, 20_396, 30_528])
  })
})
