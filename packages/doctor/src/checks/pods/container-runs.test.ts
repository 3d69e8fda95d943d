import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ago, playedPod, playedWarning, playedWorkload, type PlayedPod } from '../../testing/played-pods.ts'
import { containerRuns } from './container-runs.ts'

const collector = playedWorkload('DaemonSet', 'otel-collector')
const LOG =
  '/api/v1/namespaces/monitoring/pods/otel-collector-x/log?container=otel-collector&previous=true&tailLines=5'

const found = (objects: readonly KubernetesObject[], log = '') =>
  foundBy(containerRuns, { clusters: { spoke: { objects, texts: { [LOG]: log } } } })

const ended = (exitCode: number, over: object = {}) => ({
  terminated: { exitCode, reason: 'Error', startedAt: ago(100), finishedAt: ago(60), ...over },
})

const pod = (container: NonNullable<PlayedPod['containers']>[number], over: PlayedPod = {}) =>
  playedPod(collector, { isReady: false, containers: [container], ...over })

const looping = { state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: ended(1), restartCount: 7 }

test('a container that ends again and again is found, with the last line of its log', async () => {
  const [one, ...others] = await found([collector, pod(looping)], 'starting\nError: unknown key "endpont"\n')
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'DaemonSet monitoring/otel-collector',
    message: 'the container otel-collector of DaemonSet monitoring/otel-collector ends again and again',
  })
  expect(one?.evidence[0]?.seen).toBe('Error, exit code 1, 7 restarts')
  expect(one?.evidence.at(-1)?.seen).toBe('Error: unknown key "endpont"')
  expect(one?.fix).toBe(
    'kubectl --context cluster-2 --namespace monitoring logs otel-collector-x --container otel-collector --previous',
  )
})

test('one that was killed for want of memory is found with its limit, also once it runs again', async () => {
  const killed = {
    state: { running: { startedAt: ago(50) } },
    lastState: ended(137, { reason: 'OOMKilled' }),
  }
  const spec = {
    containers: [{ name: 'otel-collector', resources: { limits: { memory: '512Mi' } } }],
  } as PlayedPod['spec'] & object
  const [one] = await found([collector, pod(killed, { isReady: true, spec })])
  expect(one).toMatchObject({ severity: 'error', cause: 'It needs more memory than its limit of 512Mi.' })
  expect(one?.fix).toContain('raise its limit')
})

test('one that the kubelet cannot start is found with what it says', async () => {
  const refused = {
    state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "token" not found' } },
  }
  const [one] = await found([collector, pod(refused)])
  expect(one?.evidence[0]?.seen).toBe('CreateContainerConfigError: secret "token" not found')
  expect(one?.cause).toContain('A Secret')
})

test('a pod whose volume cannot be mounted is found by the warning', async () => {
  const waiting = pod({ state: { waiting: { reason: 'ContainerCreating' } } })
  const warning = playedWarning(waiting, 'FailedMount', 'configmap "otel-collector-1" not found')
  const [one] = await found([collector, waiting, warning])
  expect(one?.evidence[0]?.seen).toBe('FailedMount: configmap "otel-collector-1" not found')
})

test('one that runs and does not become ready is found with its failing probe', async () => {
  const unready = pod({ state: { running: { startedAt: ago(1200) } } })
  const warning = playedWarning(unready, 'Unhealthy', 'Readiness probe failed: HTTP probe failed with 503')
  const [one] = await found([collector, unready, warning])
  expect(one?.message).toContain('runs, and is not ready')
  expect(one?.evidence.at(-1)?.seen).toContain('503')
})

test('one that its probe restarts is found with the probe', async () => {
  const slow = pod({ ...looping, lastState: ended(143) })
  const [one] = await found([
    collector,
    slow,
    playedWarning(slow, 'Unhealthy', 'Liveness probe failed: timeout'),
  ])
  expect(one?.cause).toBe('Its liveness or startup probe fails, so that the kubelet restarts it.')
})

test('one that was restarted of late, and runs, is a warning', async () => {
  const restarted = {
    ready: true,
    restartCount: 1,
    state: { running: { startedAt: ago(50) } },
    lastState: ended(2, { startedAt: ago(3000) }),
  }
  expect(await found([collector, pod(restarted, { createdAt: ago(7200) })])).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('was restarted') },
  ])
})

test('the same fault in several pods of a workload is one finding', async () => {
  const objects = [collector, pod(looping), pod(looping, { name: 'otel-collector-y' })]
  expect(await found(objects)).toMatchObject([
    { message: expect.stringMatching(/ends again and again in 2 pods$/) },
  ])
})

test('what is missing without the collector of a spoke is explained by its crash', async () => {
  const [one] = await found([collector, pod(looping)])
  expect(one?.explains).toEqual(
    expect.arrayContaining([
      { check: 'workload-ready', cluster: 'spoke', subject: 'DaemonSet monitoring/otel-collector' },
      { check: 'collector-on-each-node', cluster: 'spoke' },
      { check: 'job-arrives', cluster: 'spoke' },
    ]),
  )
})

test.each([
  ['runs', { ready: true }],
  ['starts', { state: { running: { startedAt: ago(60) } } }],
  ['failed twice as it started', { ...looping, restartCount: 2 }],
  [
    'was restarted a day ago',
    { ready: true, restartCount: 1, lastState: ended(1, { finishedAt: ago(86_400) }) },
  ],
  [
    'was restarted with its node',
    { ready: true, restartCount: 1, lastState: ended(255, { reason: 'Unknown' }) },
  ],
  ['has done its work after some failures', { state: ended(0, { reason: 'Completed' }), restartCount: 4 }],
  ['pulls its image', { state: { waiting: { reason: 'ContainerCreating' } } }],
])('a container that %s is well', async (_, container) => {
  expect(await found([collector, pod(container)])).toEqual([])
})

test('a pod that has ended is no container that does not run', async () => {
  const job = { ...pod(looping), status: { phase: 'Failed', containerStatuses: [] } }
  expect(await found([job])).toEqual([])
})

test('without the right to read logs and events, the fault is found nevertheless', async () => {
  const { headlines } = await examined(containerRuns, {
    clusters: { spoke: { objects: [collector, pod(looping)], forbidden: ['/log', '/events'] } },
  })
  expect(headlines).toMatchObject([{ subject: 'DaemonSet monitoring/otel-collector' }])
})

test('without the right to list pods, it says nothing', async () => {
  const { headlines, unasked } = await examined(containerRuns, {
    clusters: { spoke: { objects: [collector, pod(looping)], forbidden: ['/pods'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'container-runs', cluster: 'spoke' }])
})
