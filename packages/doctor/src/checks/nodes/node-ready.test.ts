import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedNode } from '../../testing/played-nodes.ts'
import { ago, playedPod, playedWorkload } from '../../testing/played-pods.ts'
import { nodeReady } from './node-ready.ts'

const found = (...objects: readonly KubernetesObject[]) =>
  foundBy(nodeReady, { clusters: { spoke: { objects } } })

const condition = (type: string, status: string, over: object = {}) => ({
  type,
  status,
  lastTransitionTime: ago(600),
  ...over,
})

const lost = condition('Ready', 'Unknown', {
  reason: 'NodeStatusUnknown',
  message: 'Kubelet stopped posting node status.',
})

test('a node whose kubelet is silent is found', async () => {
  const [one, ...others] = await found(playedNode('a'), playedNode('b', { conditions: [lost] }))
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'node b',
    message: 'the node b has not been ready for 10m',
  })
  expect(one?.evidence[0]?.seen).toBe('Unknown: NodeStatusUnknown: Kubelet stopped posting node status.')
  expect(one?.cause).toContain('the machine is off')
})

test('a node whose kubelet says what it lacks is found with that', async () => {
  const broken = condition('Ready', 'False', {
    reason: 'KubeletNotReady',
    message: 'cni plugin not initialized',
  })
  expect(await found(playedNode('a', { conditions: [broken] }))).toMatchObject([
    { cause: expect.stringContaining('cni plugin not initialized') },
  ])
})

test('it explains its pods alone, where another node is ready', async () => {
  const loki = playedWorkload('StatefulSet', 'loki')
  const grafana = playedWorkload('Deployment', 'grafana')
  const [one] = await found(
    playedNode('a'),
    playedNode('b', { conditions: [lost] }),
    playedPod(loki, { node: 'b' }),
    playedPod(grafana, { node: 'a' }),
  )
  expect(one?.explains).toContainEqual({
    check: 'workload-ready',
    cluster: 'spoke',
    subject: 'StatefulSet monitoring/loki',
  })
  expect(one?.explains).toContainEqual({
    check: 'collector-on-each-node',
    cluster: 'spoke',
    subject: 'node b',
  })
  expect(one?.explains?.some(({ subject }) => subject === 'Deployment monitoring/grafana')).toBe(false)
  expect(one?.explains?.some(({ check }) => check === 'line-arrives')).toBe(false)
})

test('it explains pods that cannot end on it, too', async () => {
  const pod = playedPod(playedWorkload('StatefulSet', 'loki'), { node: 'b' })
  const ending = { ...pod, metadata: { ...pod.metadata, deletionTimestamp: ago(60) } }
  const [one] = await found(playedNode('a'), playedNode('b', { conditions: [lost] }), ending)
  expect(one?.explains?.some(({ subject }) => subject === 'StatefulSet monitoring/loki')).toBe(true)
})

test('without any node that is ready, it explains that nothing arrives', async () => {
  const [one] = await found(playedNode('b', { conditions: [lost] }))
  expect(one?.explains).toContainEqual({ check: 'line-arrives', cluster: 'spoke' })
})

test('a node short of disk is a warning', async () => {
  expect(await found(playedNode('a', { conditions: [condition('DiskPressure', 'True')] }))).toMatchObject([
    { severity: 'warning', message: 'the node a has been short of room on its disk for 10m' },
  ])
})

test.each([
  ['all is well', playedNode('a', { conditions: [condition('DiskPressure', 'False')] })],
  ['k3s starts anew', playedNode('a', { conditions: [{ ...lost, lastTransitionTime: ago(30) }] })],
  ['it joined a moment ago', playedNode('a', { createdAt: ago(20), conditions: [] })],
])('nothing is found where %s', async (_, node) => {
  expect(await found(node)).toEqual([])
})

test('without the right to list nodes, it says nothing', async () => {
  const { headlines, unasked } = await examined(nodeReady, { clusters: { spoke: { forbidden: ['/nodes'] } } })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'node-ready', cluster: 'spoke' }])
})
