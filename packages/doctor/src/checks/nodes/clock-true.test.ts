import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedNode } from '../../testing/played-nodes.ts'
import { ago } from '../../testing/played-pods.ts'
import { clockTrue } from './clock-true.ts'

/** A node, and its lease that it renewed some seconds ago by its own clock. */
const node = (name: string, renewedBefore: number, status = 'True') => [
  playedNode(name, { conditions: [{ type: 'Ready', status, lastTransitionTime: ago(600) }] }),
  {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, namespace: 'kube-node-lease' },
    spec: { renewTime: ago(renewedBefore) },
  },
]

const hub = { objects: node('node-1', 4) }

test('a node whose clock is two minutes ahead is found', async () => {
  const spoke = { objects: [...node('node-2', 4), ...node('node-3', -120)] }
  const [one, ...others] = await foundBy(clockTrue, { clusters: { hub, spoke } })
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'node node-3',
    message: 'the clock of the node node-3 is 2m ahead of those of the fleet',
  })
  expect(one?.evidence[0]).toEqual({ asked: 'Lease kube-node-lease/node-3 .spec.renewTime', seen: ago(-120) })
})

test('so is one whose clock is two minutes behind', async () => {
  const spoke = { objects: node('node-2', 125) }
  expect(await foundBy(clockTrue, { clusters: { hub, spoke } })).toMatchObject([
    { subject: 'node node-2', message: expect.stringContaining('2m behind') },
  ])
})

test('a cluster of one node is found once, by its node', async () => {
  const spoke = { objects: node('node-2', -120), clockOffset: 121 }
  expect(await foundBy(clockTrue, { clusters: { hub, spoke } })).toMatchObject([{ subject: 'node node-2' }])
})

test('an API server on a machine of its own is found by the date of its answers', async () => {
  expect(await foundBy(clockTrue, { clusters: { hub, spoke: { clockOffset: -121 } } })).toMatchObject([
    { cluster: 'spoke', subject: 'API server', message: expect.stringContaining('2m behind') },
  ])
})

test('where all clusters agree, it is the clock here that is wrong, and nothing is found', async () => {
  const clusters = {
    hub: { objects: node('node-1', -120), clockOffset: 121 },
    spoke: { objects: node('node-2', -119), clockOffset: 121 },
  }
  expect(await foundBy(clockTrue, { clusters })).toEqual([])
})

test('a node that is not ready renews no lease, which says nothing of its clock', async () => {
  expect(
    await foundBy(clockTrue, { clusters: { hub: { objects: node('node-1', 900, 'Unknown') } } }),
  ).toEqual([])
})

test('clocks that differ by seconds are well', async () => {
  const spoke = { objects: node('node-2', -15), clockOffset: 15 }
  expect(await foundBy(clockTrue, { clusters: { hub, spoke } })).toEqual([])
})

test('without the right to list leases, it says nothing', async () => {
  const spoke = { objects: node('node-2', -120), forbidden: ['/leases'] }
  const { headlines, unasked } = await examined(clockTrue, { clusters: { hub, spoke } })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'clock-true', cluster: 'spoke' }])
})

test('a cluster that cannot be reached does not stop the others from being asked', async () => {
  const clusters = { hub: { objects: node('node-1', -120) }, spoke: { obstacle: 'unreachable' as const } }
  const { headlines, unasked } = await examined(clockTrue, { clusters })
  expect(headlines).toMatchObject([{ cluster: 'hub', subject: 'node node-1' }])
  expect(unasked).toMatchObject([{ cluster: 'spoke' }])
})
