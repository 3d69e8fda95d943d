import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ago, playedPod, playedWarning, playedWorkload } from '../../testing/played-pods.ts'
import { imagePulled } from './image-pulled.ts'

const n8n = playedWorkload('Deployment', 'n8n')
const IMAGE = 'registry.example/n8n:1.0.0'

const waiting = (reason: string, message = '', createdAt = ago(3600)) =>
  playedPod(n8n, { isReady: false, createdAt, containers: [{ state: { waiting: { reason, message } } }] })

const found = (...objects: readonly KubernetesObject[]) =>
  foundBy(imagePulled, { clusters: { spoke: { objects: [n8n, ...objects] } } })

test('an image that the registry does not have is found, at once', async () => {
  const [one, ...others] = await found(waiting('ErrImagePull', `${IMAGE}: not found`, ago(5)))
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'Deployment monitoring/n8n',
    message: `the image ${IMAGE} of Deployment monitoring/n8n cannot be pulled`,
    cause: `The registry does not have ${IMAGE}.`,
  })
  expect(one?.fix).toContain('kubectl --context cluster-2 --namespace monitoring describe pod n8n-x')
})

test('while the kubelet waits, the warning about the pod says why', async () => {
  const pod = waiting('ImagePullBackOff', `Back-off pulling image "${IMAGE}"`)
  const [one] = await found(
    pod,
    playedWarning(pod, 'Failed', `Failed to pull image "${IMAGE}": 401 Unauthorized`),
  )
  expect(one?.cause).toContain('without credentials')
  expect(one?.evidence.at(-1)?.seen).toContain('401 Unauthorized')
})

test.each([
  ['InvalidImageName', '', 'is no name of an image'],
  ['ErrImagePull', 'no match for platform in manifest', 'the processor of the node'],
  ['ErrImagePull', 'toomanyrequests: You have reached your pull rate limit', 'no more pulls'],
  ['ErrImagePull', 'dial tcp: lookup registry.example: no such host', 'does not reach the registry'],
  ['ErrImagePull', 'write /var/lib: no space left on device', 'disk of the node is full'],
  ['ErrImageNeverPull', '', 'may not pull'],
])('%s with "%s" has its own cause', async (reason, message, cause) => {
  expect(await found(waiting(reason, message))).toMatchObject([{ cause: expect.stringContaining(cause) }])
})

test('the same image of several pods is one finding', async () => {
  const second = waiting('ErrImagePull', 'not found')
  const objects = [second, { ...second, metadata: { ...second.metadata, name: 'n8n-y' } }]
  expect(await found(...objects)).toMatchObject([{ message: expect.stringContaining('for 2 pods') }])
})

test('it explains that the workload is not ready', async () => {
  const [one] = await found(waiting('ErrImagePull', 'not found'))
  expect(one?.explains).toContainEqual({
    check: 'workload-ready',
    cluster: 'spoke',
    subject: 'Deployment monitoring/n8n',
  })
})

test('a registry that is out of reach for a moment is no finding', async () => {
  expect(await found(waiting('ErrImagePull', 'i/o timeout', ago(30)))).toEqual([])
})

test('an image that is being pulled is no finding', async () => {
  expect(await found(waiting('ContainerCreating'))).toEqual([])
})

test('without the right to list pods, it says nothing', async () => {
  const { headlines, unasked } = await examined(imagePulled, {
    clusters: { spoke: { forbidden: ['/pods'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'image-pulled', cluster: 'spoke' }])
})
