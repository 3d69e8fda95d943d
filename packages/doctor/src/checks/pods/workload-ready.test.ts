import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ago, playedPod, playedWarning, playedWorkload } from '../../testing/played-pods.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { workloadReady } from './workload-ready.ts'

const grafana = playedWorkload('Deployment', 'grafana')

const found = (...objects: readonly KubernetesObject[]) =>
  foundBy(workloadReady, { clusters: { hub: { objects } } })

test('a pod that no node takes is found, with what the scheduler says', async () => {
  const pod = playedPod(grafana, {
    isReady: false,
    conditions: [
      { type: 'PodScheduled', status: 'False', message: '0/1 nodes are available: 1 Insufficient memory.' },
    ],
  })
  const [one, ...others] = await found(grafana, pod)
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'Deployment monitoring/grafana',
    message: 'Deployment monitoring/grafana has had 0 of 1 pods ready for 1h',
  })
  expect(one?.evidence.at(-1)?.seen).toContain('Insufficient memory')
  expect(one?.cause).toContain('No node takes the pod')
  expect(one?.fix).toContain('kubectl --context cluster-1 --namespace monitoring describe pod grafana-x')
})

test('a workload without pods is found, with why its controller cannot make them', async () => {
  const [one] = await found(
    grafana,
    playedWarning(grafana, 'FailedCreate', 'violates PodSecurity "restricted"'),
  )
  expect(one?.message).toContain('0 of 1 pods')
  expect(one?.evidence.at(-1)?.seen).toBe('FailedCreate: violates PodSecurity "restricted"')
})

test('a pod whose containers wait is found with the last warning about it', async () => {
  const pod = playedPod(grafana, { isReady: false })
  const [one] = await found(grafana, pod, playedWarning(pod, 'Unhealthy', 'Readiness probe failed'))
  expect(one?.evidence.at(-1)?.seen).toBe('Unhealthy: Readiness probe failed')
})

test('a DaemonSet wants a pod on each of its nodes', async () => {
  const agent = playedWorkload('DaemonSet', 'agent', { status: { desiredNumberScheduled: 2 } })
  expect(await found(agent, playedPod(agent))).toMatchObject([
    { message: expect.stringContaining('1 of 2 pods') },
  ])
})

test('what waits for a workload is explained by it: its release, and the job that it exports', async () => {
  const exporter = playedWorkload('Deployment', 'kube-state-metrics')
  const labelled = {
    ...exporter,
    metadata: {
      ...exporter.metadata,
      labels: { 'helm.toolkit.fluxcd.io/name': 'stack', 'helm.toolkit.fluxcd.io/namespace': 'monitoring' },
    },
  }
  const [one] = await found(labelled)
  expect(one?.explains).toContainEqual({
    check: 'release-installed',
    cluster: 'hub',
    subject: 'HelmRelease monitoring/stack',
  })
  expect(one?.explains).toContainEqual({
    check: 'job-arrives',
    cluster: 'hub',
    subject: 'job kube-state-metrics',
  })
})

test('a collector that is not ready explains that its node has none', async () => {
  const agent = playedWorkload('DaemonSet', 'opentelemetry-collector-agent')
  const [one] = await found(agent, playedPod(agent, { isReady: false, node: 'node-1' }))
  expect(one?.explains).toContainEqual({
    check: 'collector-on-each-node',
    cluster: 'hub',
    subject: 'node node-1',
  })
})

test.each([
  ['all pods are ready', [grafana, playedPod(grafana)]],
  ['a pod started a minute ago', [grafana, playedPod(grafana, { isReady: false, createdAt: ago(60) })]],
  [
    'a pod ceased to be ready a minute ago',
    [grafana, playedPod(grafana, { isReady: false, since: ago(60) })],
  ],
  [
    'it is scaled to nothing',
    [playedWorkload('Deployment', 'grafana', { spec: { replicas: 0, template: {} } })],
  ],
  [
    'it was made a minute ago',
    [{ ...grafana, metadata: { ...grafana.metadata, creationTimestamp: ago(60) } }],
  ],
  [
    'it is in a namespace of somebody else',
    [{ ...grafana, metadata: { name: 'grafana', namespace: 'games' } }],
  ],
])('nothing is found where %s', async (_, objects) => {
  expect(await found(...objects)).toEqual([])
})

test('it says nothing where pods may not be listed', async () => {
  const { headlines, unasked } = await examined(workloadReady, {
    clusters: { hub: { objects: [grafana], forbidden: ['/pods'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'workload-ready', cluster: 'hub', obstacle: 'forbidden' }])
})
