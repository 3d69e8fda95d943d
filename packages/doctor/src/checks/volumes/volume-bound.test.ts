import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedNode } from '../../testing/played-nodes.ts'
import { ago, playedPod, playedWarning, playedWorkload } from '../../testing/played-pods.ts'
import { volumeBound } from './volume-bound.ts'

const claim = (phase: string, over: object = {}): KubernetesObject => {
  const played = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'monitoring', creationTimestamp: ago(600), ...over },
    spec: { storageClassName: 'local-path', volumeName: 'pv-1' },
    status: { phase },
  }
  return played
}

const loki = playedPod(playedWorkload('StatefulSet', 'loki'), {
  isReady: false,
  spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
})

const volumeOn = (node: string): KubernetesObject => {
  const matchExpressions = [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }]
  const volume = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'pv-1' },
    spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } } },
  }
  return volume
}

const found = (...objects: readonly KubernetesObject[]) =>
  foundBy(volumeBound, { clusters: { hub: { objects: [playedNode('node-1'), ...objects] } } })

test('a claim of a storage class that is not there is found, with the pods that wait for it', async () => {
  const pending = claim('Pending')
  const warning = playedWarning(
    pending,
    'ProvisioningFailed',
    'storageclass.storage.k8s.io "local-path" not found',
  )
  const [one, ...others] = await found(pending, loki, warning)
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'PersistentVolumeClaim monitoring/data',
    message: 'PersistentVolumeClaim monitoring/data has had no volume for 10m',
    fix: 'kubectl --context cluster-1 --namespace monitoring describe persistentvolumeclaim data',
  })
  expect(one?.cause).toContain('no storage class local-path')
  expect(one?.explains).toContainEqual({
    check: 'workload-ready',
    cluster: 'hub',
    subject: 'StatefulSet monitoring/loki',
  })
})

test('a claim whose provisioner does nothing is found', async () => {
  const annotations = { 'volume.kubernetes.io/storage-provisioner': 'rancher.io/local-path' }
  expect(await found(claim('Pending', { annotations }), loki)).toMatchObject([
    { cause: 'rancher.io/local-path does not make it: it may not run.' },
  ])
})

test('a claim that has lost its volume is found', async () => {
  expect(await found(claim('Lost'))).toMatchObject([
    { message: 'PersistentVolumeClaim monitoring/data has lost its volume' },
  ])
})

test('a claim that a pod mounts and that is not there is found', async () => {
  expect(await found(loki)).toMatchObject([
    { message: 'there is no PersistentVolumeClaim monitoring/data, which a pod mounts' },
  ])
})

test('a volume on a node that has left is found', async () => {
  expect(await found(claim('Bound'), loki, volumeOn('node-9'))).toMatchObject([
    {
      message:
        'the volume of PersistentVolumeClaim monitoring/data lies on node-9, which is no node of the cluster',
    },
  ])
})

test.each([
  ['a claim is bound', [claim('Bound'), loki, volumeOn('node-1')]],
  ['a claim waits for its first pod', [claim('Pending')]],
  ['a claim was made a minute ago', [claim('Pending', { creationTimestamp: ago(60) }), loki]],
  ['no pod mounts what is lost with a node', [claim('Bound'), volumeOn('node-9')]],
])('nothing is found where %s', async (_, objects) => {
  expect(await found(...objects)).toEqual([])
})

test('without the right to list claims, it says nothing', async () => {
  const { headlines, unasked } = await examined(volumeBound, {
    clusters: { hub: { objects: [loki], forbidden: ['/persistentvolumeclaims'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'volume-bound', cluster: 'hub' }])
})
