import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedNode } from '../../testing/played-nodes.ts'
import { ago, playedPod, playedWorkload } from '../../testing/played-pods.ts'
import { collectorOnEachNode } from './collector-on-each-node.ts'

const onHub = playedWorkload('DaemonSet', 'opentelemetry-collector-agent')
const onSpoke = playedWorkload('DaemonSet', 'otel-collector')
const hub = [playedNode('node-1'), onHub, playedPod(onHub)]

const found = (...objects: readonly KubernetesObject[]) =>
  foundBy(collectorOnEachNode, { clusters: { hub: { objects: hub }, spoke: { objects } } })

test('a node without a collector is found', async () => {
  const nodes = [playedNode('node-2'), playedNode('node-3')]
  expect(await found(...nodes, onSpoke, playedPod(onSpoke, { node: 'node-2' }))).toMatchObject([
    {
      severity: 'error',
      cluster: 'spoke',
      subject: 'node node-3',
      message: 'no collector runs on the node node-3',
    },
  ])
})

test('a node whose collector has not been ready for long is found', async () => {
  const pod = playedPod(onSpoke, { node: 'node-2', isReady: false })
  expect(await found(playedNode('node-2'), onSpoke, pod)).toMatchObject([
    { subject: 'node node-2', message: 'the collector on the node node-2 has not been ready for 1h' },
  ])
})

test('a cluster without the DaemonSet is one finding, which explains that nothing arrives', async () => {
  const [one, ...others] = await found(playedNode('node-2'), playedNode('node-3'))
  expect(others).toEqual([])
  expect(one?.subject).toBe('DaemonSet monitoring/otel-collector')
  expect(one?.explains).toContainEqual({ check: 'line-arrives', cluster: 'spoke' })
})

test.each([
  [
    'each node has one that is ready',
    [playedNode('node-2'), onSpoke, playedPod(onSpoke, { node: 'node-2' })],
  ],
  ['a node joined a minute ago', [playedNode('node-2', { createdAt: ago(60) }), onSpoke]],
  [
    'one started a minute ago',
    [playedNode('node-2'), onSpoke, playedPod(onSpoke, { node: 'node-2', isReady: false, since: ago(60) })],
  ],
])('nothing is found where %s', async (_, objects) => {
  expect(await found(...objects)).toEqual([])
})

test('without the right to list nodes, it says nothing', async () => {
  const { headlines, unasked } = await examined(collectorOnEachNode, {
    clusters: { hub: { objects: hub }, spoke: { forbidden: ['/nodes'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'collector-on-each-node', cluster: 'spoke' }])
})
