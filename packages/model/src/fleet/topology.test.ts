import { describe, expect, test } from 'vitest'
import { InternalError } from '../internal-error.ts'
import { DnsLabel } from '../scalars/names.ts'
import { sampleCluster, sampleFleet, sampleFleetInput, sampleNode } from '../testing/sample-fleet.ts'
import {
  clusterNames,
  clusterOf,
  entriesOf,
  entryOf,
  hubCluster,
  hubNode,
  isHub,
  nodeCount,
  spokeNames,
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
