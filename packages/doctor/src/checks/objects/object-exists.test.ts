import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { playedKustomization, playedRepository, revisionOf } from '../../testing/played-flux.ts'
import { ago } from '../../testing/played-pods.ts'
import { COMMIT, examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { fluxApplied } from '../flux/flux-applied.ts'
import { fluxFollowsBranch } from '../flux/flux-follows-branch.ts'
import { objectExists } from './object-exists.ts'

const OLD = 'f'.repeat(40)

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'loki-ingest', namespace: 'monitoring' },
  file: 'telemetry/loki-ingest.yaml',
}
const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'monitoring' },
  file: 'sources/namespaces.yaml',
}
const other = { ...service, metadata: { ...service.metadata, name: 'other' } }
const TREE = [
  { ...playedKustomization('telemetry'), file: 'flux/telemetry.yaml' },
  { ...playedKustomization('sources'), file: 'flux/sources.yaml' },
  namespace,
  service,
]
const FLUX = [
  playedRepository(),
  playedKustomization('flux-system'),
  playedKustomization('sources'),
  playedKustomization('telemetry'),
]

const hub = (objects: readonly KubernetesObject[], more: Partial<PlayedFleet> = {}): PlayedFleet => ({
  clusters: { hub: { tree: TREE, objects } },
  ...more,
})

test('nothing is found where all that the tree states is there', async () => {
  expect(await foundBy(objectExists, hub([...FLUX, namespace, service]))).toEqual([])
})

test('an object that was deleted is found, with the command that brings it back', async () => {
  const [found, ...others] = await foundBy(objectExists, hub([...FLUX, namespace, other]))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'Service monitoring/loki-ingest',
    message: 'Service monitoring/loki-ingest of telemetry/loki-ingest.yaml is not there',
    fix: 'flux reconcile kustomization telemetry --namespace flux-system --with-source --context cluster-1',
  })
  expect(found?.cause).toMatch(/^Somebody deleted it since Kustomization flux-system\/telemetry applied it/)
})

test('a kind that the API server does not have is named', async () => {
  const rule = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'fleet', namespace: 'monitoring' },
    file: 'telemetry/rules.yaml',
  }
  const [found] = await foundBy(objectExists, {
    clusters: {
      hub: { tree: [...TREE.slice(0, 1), rule], objects: FLUX, lacking: ['monitoring.coreos.com'] },
    },
  })
  expect(found?.cause).toBe(
    'The API server does not have the kind PrometheusRule: what defines it is not installed.',
  )
})

test('what a missing namespace would hold is below it', async () => {
  const { headlines } = await examined(objectExists, hub(FLUX))
  expect(headlines.map(({ subject }) => subject)).toEqual(['Namespace monitoring'])
  expect(headlines[0]?.symptoms.map(({ subject }) => subject)).toEqual(['Service monitoring/loki-ingest'])
})

test('what a missing Kustomization would apply is below it', async () => {
  const objects = [
    playedRepository(),
    playedKustomization('flux-system'),
    playedKustomization('sources'),
    namespace,
  ]
  const { headlines } = await examined(objectExists, hub(objects))
  expect(headlines.map(({ subject }) => subject)).toEqual(['Kustomization flux-system/telemetry'])
})

const late = (name: string, state = {}) =>
  playedKustomization(name, state, { status: { lastAppliedRevision: revisionOf(OLD) } })

describe('what is not applied yet', () => {
  test('is below the Kustomization that fails', async () => {
    const failing = late('telemetry', { status: 'False', reason: 'BuildFailed', message: 'no' })
    const { headlines } = await examined(
      [fluxApplied, objectExists],
      hub([...FLUX.slice(0, 3), failing, namespace]),
    )
    expect(headlines.map(({ check }) => check)).toEqual(['flux-applied'])
    expect(headlines[0]?.symptoms.map(({ subject }) => subject)).toEqual(['Service monitoring/loki-ingest'])
  })

  test('is below the Kustomization that is late', async () => {
    const { headlines } = await examined(
      [fluxFollowsBranch, objectExists],
      hub([...FLUX.slice(0, 3), late('telemetry'), namespace]),
    )
    expect(headlines.map(({ check }) => check)).toEqual(['flux-follows-branch'])
  })

  test('is no finding while Flux is about to apply it', async () => {
    const source = playedRepository(
      {},
      { status: { artifact: { revision: revisionOf(COMMIT), lastUpdateTime: ago(60) } } },
    )
    const objects = [source, ...FLUX.slice(1, 3), late('telemetry'), namespace]
    expect(await foundBy(objectExists, hub(objects))).toEqual([])
  })
})

test.each([
  ['has changes', { isClean: false }],
  ['is another commit', { localCommit: 'e'.repeat(40) }],
  ['is no repository', { localCommit: undefined }],
])(
  'where the checkout %s, what is missing is no fault of the cluster and not well',
  async (_, repository) => {
    const { headlines, unasked } = await examined(objectExists, hub([...FLUX, namespace], { repository }))
    expect(headlines).toEqual([])
    expect(unasked).toMatchObject([{ check: 'object-exists', cluster: 'hub', obstacle: 'missing' }])
    expect(unasked[0]?.message).toContain('Service monitoring/loki-ingest')
  },
)

test('where the checkout is another one and nothing is missing, all is well', async () => {
  const repository = { isClean: false }
  const { headlines, unasked } = await examined(
    objectExists,
    hub([...FLUX, namespace, service], { repository }),
  )
  expect([headlines, unasked]).toEqual([[], []])
})

describe('a kind that may not be read', () => {
  const played = (objects: readonly KubernetesObject[]): PlayedFleet => ({
    clusters: { hub: { tree: TREE, objects, forbidden: ['/api/v1/services'] } },
  })

  test('is not asked, and not well', async () => {
    const { unasked } = await examined(objectExists, played([...FLUX, namespace]))
    expect(unasked).toMatchObject([{ cluster: 'hub', obstacle: 'forbidden' }])
  })

  test('leaves the others to be found', async () => {
    const found = await foundBy(objectExists, played(FLUX))
    expect(found.map(({ subject }) => subject)).toEqual(['Namespace monitoring'])
  })
})

test('Secrets are left to the check of Secrets, and objects that Flux leaves alone are none', async () => {
  const secret = { ...service, kind: 'Secret' }
  const ignored = {
    ...other,
    metadata: { ...other.metadata, annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' } },
  }
  const tree = [...TREE, secret, ignored]
  expect(
    await foundBy(objectExists, { clusters: { hub: { tree, objects: [...FLUX, namespace, service] } } }),
  ).toEqual([])
})
