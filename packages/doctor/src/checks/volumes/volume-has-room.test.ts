import { sampleCluster, sampleFleet } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import type { Sample } from '../../live/store-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { volumeHasRoom } from './volume-has-room.ts'

/** The share that is left of a file system of the only node of a cluster. */
const disk = (cluster: string, value: number, mountpoint = '/'): Sample => ({
  labels: { cluster, instance: cluster === 'hub' ? '10.0.0.2:9100' : '10.0.0.3:9100', mountpoint },
  value,
})

const BYTES = 'node_filesystem_avail_bytes'
const INODES = 'node_filesystem_files_free'
const VOLUMES = 'kubelet_volume_stats_available_bytes'

const found = (results: Readonly<Record<string, readonly Sample[]>>) =>
  foundBy(volumeHasRoom, {
    prometheus: { results: { [BYTES]: [disk('hub', 0.5), disk('spoke', 0.5)], ...results } },
  })

test('a disk that is full is found, with the node by its name', async () => {
  const [one, ...others] = await found({ [BYTES]: [disk('hub', 0.5), disk('spoke', 0.012)] })
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'node node-2',
    message: 'the disk of the node node-2 at / has 1.2 % of its bytes left',
  })
  expect(one?.explains).toEqual([{ check: 'queue-has-room', cluster: 'spoke' }])
})

test('a full disk of the hub explains that its stores take nothing', async () => {
  const [one] = await found({ [BYTES]: [disk('hub', 0.01), disk('spoke', 0.5)] })
  expect(one?.explains).toContainEqual({ check: 'push-taken' })
})

test('a disk that fills is a warning', async () => {
  expect(await found({ [BYTES]: [disk('hub', 0.08), disk('spoke', 0.5)] })).toMatchObject([
    { severity: 'warning', cluster: 'hub' },
  ])
})

test('a disk without inodes is found', async () => {
  expect(await found({ [INODES]: [disk('spoke', 0.001)] })).toMatchObject([
    { message: expect.stringContaining('0.1 % of its inodes left') },
  ])
})

test('of several file systems those count that hold data of k3s', async () => {
  const full = {
    [BYTES]: [disk('hub', 0.5), disk('hub', 0.01, '/boot'), disk('spoke', 0.01), disk('spoke', 0.6, '/var')],
  }
  expect(await found(full)).toEqual([])
  const data = disk('spoke', 0.01, '/var/lib/rancher')
  expect(await found({ [BYTES]: [disk('hub', 0.5), disk('spoke', 0.6), data] })).toMatchObject([
    { message: expect.stringContaining('at /var/lib/rancher') },
  ])
})

/** A claim of the hub, of which the kubelet says what is left. */
const foundOfVolume = (storageClassName: string, value: number) => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'monitoring' },
    spec: { storageClassName },
  }
  const labels = { cluster: 'hub', namespace: 'monitoring', persistentvolumeclaim: 'data' }
  return foundBy(volumeHasRoom, {
    fleet: sampleFleet({
      clusters: { hub: sampleCluster(1, { storageClass: 'ceph' }), spoke: sampleCluster(2) },
    }),
    clusters: { hub: { objects: [claim] } },
    prometheus: {
      results: { [BYTES]: [disk('hub', 0.5), disk('spoke', 0.5)], [VOLUMES]: [{ labels, value }] },
    },
  })
}

test('a volume that is full is found', async () => {
  expect(await foundOfVolume('ceph', 0.02)).toMatchObject([
    {
      severity: 'error',
      cluster: 'hub',
      subject: 'PersistentVolumeClaim monitoring/data',
      message: 'the volume of PersistentVolumeClaim monitoring/data has 2.0 % of its bytes left',
    },
  ])
})

test('a volume that its store fills by design is well, and one of local-path is its disk', async () => {
  expect(await foundOfVolume('ceph', 0.15)).toEqual([])
  expect(await foundOfVolume('local-path', 0.02)).toEqual([])
})

test('a file system that does not count its inodes is well', async () => {
  expect(await found({ [INODES]: [disk('spoke', Number.NaN)] })).toEqual([])
})

test('a cluster of which Prometheus has no samples is not asked', async () => {
  const { headlines, unasked } = await examined(volumeHasRoom, {
    prometheus: { results: { [BYTES]: [disk('hub', 0.5)] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'volume-has-room', cluster: 'spoke', obstacle: 'missing' }])
})

test('without Prometheus it says nothing', async () => {
  const { headlines, unasked } = await examined(volumeHasRoom, { prometheus: { isUnreachable: true } })
  expect(headlines).toEqual([])
  expect(unasked.map(({ cluster }) => cluster)).toEqual(['hub', 'spoke'])
})
