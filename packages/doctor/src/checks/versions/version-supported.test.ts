import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { playedNode } from '../../testing/played-nodes.ts'
import { playedWorkload } from '../../testing/played-pods.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { objectExists } from '../objects/object-exists.ts'
import { versionSupported } from './version-supported.ts'

const flux = (version: string): KubernetesObject =>
  playedWorkload('Deployment', 'source-controller', {
    metadata: {
      name: 'source-controller',
      namespace: 'flux-system',
      labels: { 'app.kubernetes.io/version': version },
    },
  })

const node = (kubeletVersion: string): KubernetesObject => {
  const made = playedNode('node-1')
  return { ...made, status: { ...made.status, nodeInfo: { kubeletVersion } } } as KubernetesObject
}

const traefik = (chart: string): KubernetesObject =>
  playedWorkload('Deployment', 'traefik', {
    metadata: { name: 'traefik', namespace: 'kube-system', labels: { 'helm.sh/chart': chart } },
  })

const inHub = (kubernetes: string, ...objects: readonly KubernetesObject[]) =>
  foundBy(versionSupported, {
    clusters: { hub: { objects, answers: { '/version': { gitVersion: kubernetes } } } },
  })

test('nothing is found of versions for which the trees are made', async () => {
  const objects = [flux('v2.8.1'), node('v1.34.2+k3s1'), traefik('traefik-37.1.1_up37.1.0')]
  expect(await inHub('v1.35.1+k3s1', ...objects)).toEqual([])
})

test.each([
  ['v2.5.1', 'error', 'Flux 2.5.1 runs, and the trees are made for 2.6 or later'],
  ['v2.6.4', 'warning', 'Flux 2.6.4 runs, and the trees are made for 2.7 or later'],
])('Flux %s is found, as %s', async (version, severity, message) => {
  const [found, ...others] = await inHub('v1.35.1+k3s1', flux(version))
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity, message })
})

test.each([
  ['v1.31.9+k3s1', 'v2.7.0', 1],
  ['v1.32.0+k3s1', 'v2.7.0', 0],
  ['v1.32.9+k3s1', 'v2.9.0', 1],
])('Kubernetes %s with Flux %s gives %i warnings', async (kubernetes, version, count) => {
  const found = await inHub(kubernetes, flux(version))
  expect(found.map(({ subject }) => subject)).toEqual(Array.from({ length: count }, () => 'Kubernetes'))
})

test.each([
  ['newer than', 'v1.36.0+k3s1', 1],
  ['as new as', 'v1.35.0+k3s1', 0],
  ['three minor versions older than', 'v1.32.0+k3s1', 0],
  ['four minor versions older than', 'v1.31.0+k3s1', 1],
])('a kubelet that is %s its API server gives the findings that it is to give', async (_, version, count) => {
  const found = await inHub('v1.35.1+k3s1', flux('v2.8.0'), node(version))
  expect(found.map(({ subject }) => subject)).toEqual(Array.from({ length: count }, () => 'node node-1'))
})

test.each(['traefik-27.0.201_up27.0.2', 'traefik-42.0.0'])('Traefik by %s is a warning', async (chart) => {
  const [found, ...others] = await inHub('v1.35.1+k3s1', flux('v2.8.0'), traefik(chart))
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'warning', subject: 'Deployment kube-system/traefik' })
})

test('an API without the kinds of the tree is found where no controller states its version', async () => {
  const chart = {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: 'loki', namespace: 'monitoring' },
  }
  const { headlines } = await examined([versionSupported, objectExists], {
    clusters: { hub: { tree: [chart], lacking: ['source.toolkit.fluxcd.io'] } },
  })
  expect(headlines).toMatchObject([{ severity: 'error', check: 'version-supported', subject: 'Flux' }])
  expect(headlines[0]?.symptoms.map(({ subject }) => subject)).toEqual(['OCIRepository monitoring/loki'])
})

test('what cannot be asked is not asked, and not well', async () => {
  const { unasked } = await examined(versionSupported, { clusters: { hub: { forbidden: ['/nodes'] } } })
  expect(unasked).toMatchObject([{ check: 'version-supported', cluster: 'hub', obstacle: 'forbidden' }])
})
