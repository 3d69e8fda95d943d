import { sampleCluster, sampleFleet, sampleNode } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedNode } from '../../testing/played-nodes.ts'
import { nodeKnown } from './node-known.ts'

/** The inventory lists `node-1` for the hub, and `node-2` for the spoke. */
const found = (...names: readonly string[]) =>
  foundBy(nodeKnown, {
    clusters: {
      hub: { objects: [playedNode('node-1')] },
      spoke: { objects: names.map((name) => playedNode(name)) },
    },
  })

test('the nodes of the inventory are all there is', async () => {
  expect(await found('node-2')).toEqual([])
})

test('a node that joined is found', async () => {
  const [one, ...others] = await found('node-2', 'arm-board')
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'node arm-board',
    message: 'the node arm-board is not in the inventory',
  })
  expect(one?.fix).toContain('tailscale ip -4')
})

test('a cluster of other nodes alone is one finding: the context may lead to another cluster', async () => {
  const [one, ...others] = await found('minikube', 'minikube-m02')
  expect(others).toEqual([])
  expect(one?.message).toBe('no node of the inventory is in the cluster of the context cluster-2')
  expect(one?.evidence.map(({ seen }) => seen)).toEqual(['minikube, minikube-m02', 'node-2'])
  expect(one?.explains).toContainEqual({ check: 'object-exists', cluster: 'spoke' })
})

/** A spoke with the nodes `a` and `b` in the inventory, and others in the cluster. */
const foundOfTwo = (...names: readonly string[]) =>
  foundBy(nodeKnown, {
    fleet: sampleFleet({
      clusters: {
        hub: sampleCluster(1),
        spoke: sampleCluster(2, { nodes: { a: sampleNode(2), b: sampleNode(3) } }),
      },
    }),
    clusters: {
      hub: { objects: [playedNode('node-1')] },
      spoke: { objects: names.map((name) => playedNode(name)) },
    },
  })

test('a node of the inventory that is not in the cluster is found', async () => {
  expect(await foundOfTwo('a')).toMatchObject([
    { subject: 'node b', message: 'the node b of the inventory is not in the cluster' },
  ])
})

test('a node that was renamed is one finding', async () => {
  expect(await foundOfTwo('a', 'c')).toMatchObject([
    { subject: 'node c', message: 'the cluster has a node c, where the inventory has b' },
  ])
})

test('without the right to list nodes, it says nothing', async () => {
  const { headlines, unasked } = await examined(nodeKnown, {
    clusters: { hub: { objects: [playedNode('node-1')] }, spoke: { forbidden: ['/nodes'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'node-known', cluster: 'spoke' }])
})
