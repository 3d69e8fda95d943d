import { describe, expect, test } from 'vitest'
import type { DryRun, KubernetesObject } from '../../live/cluster-api.ts'
import { playedKustomization, playedRepository, revisionOf } from '../../testing/played-flux.ts'
import { examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { objectUnchanged } from './object-unchanged.ts'

const container = (image: string, more: object = {}) => ({
  name: 'collector',
  image,
  env: [{ name: 'API_TOKEN', value: 'a' }],
  resources: { limits: { memory: '1024Mi', cpu: 0.5 } },
  ...more,
})

const deployment = (one: object, metadata: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'collector', namespace: 'monitoring', labels: { app: 'collector' }, ...metadata },
  spec: { replicas: 1, template: { spec: { hostNetwork: false, containers: [one] } } },
})

const STATED = { ...deployment(container('registry.example/collector:1')), file: 'telemetry/collector.yaml' }
/** As the API server has it: quantities in its own form, defaults, and nothing that is as good as nothing. */
const AS_STATED = {
  ...deployment(
    container('registry.example/collector:1', {
      resources: { limits: { memory: '1Gi', cpu: '500m' } },
      terminationMessagePath: '/dev/termination-log',
    }),
    { uid: '1', labels: { app: 'collector', 'kustomize.toolkit.fluxcd.io/name': 'telemetry' } },
  ),
  status: { readyReplicas: 1 },
}
const MANAGED = {
  manager: 'kubectl-edit',
  time: '2026-11-29T23:10:00Z',
  fieldsV1: {
    'f:spec': {
      'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"collector"}': { 'f:image': {} } } } },
    },
  },
}
const EDITED = {
  ...deployment(container('registry.example/collector:2'), { managedFields: [MANAGED] }),
}
const TREE = [{ ...playedKustomization('telemetry'), file: 'flux/telemetry.yaml' }, STATED]
const FLUX = [playedRepository(), playedKustomization('flux-system'), playedKustomization('telemetry')]

interface Api {
  readonly dryRun?: (object: object) => DryRun
  readonly forbidden?: readonly string[]
}

const hub = (
  live: KubernetesObject,
  api: Api = {},
  repository: PlayedFleet['repository'] = {},
): PlayedFleet => ({ clusters: { hub: { tree: TREE, objects: [...FLUX, live], ...api } }, repository })

/** The API server applies what the tree states to what is there. */
const applies = {
  dryRun: () => ({ object: { ...EDITED, ...deployment(container('registry.example/collector:1')) } }),
}

test('an object as the API server writes it is no finding, and needs no dry run', async () => {
  const { headlines, unasked } = await examined(
    objectUnchanged,
    hub(AS_STATED, {
      dryRun: () => {
        throw new Error('a dry run was sent')
      },
    }),
  )
  expect([headlines, unasked]).toEqual([[], []])
})

test('a field that was changed is found, with who changed it', async () => {
  const [found, ...others] = await foundBy(objectUnchanged, hub(EDITED, applies))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    subject: 'Deployment monitoring/collector',
    message:
      'Deployment monitoring/collector differs from telemetry/collector.yaml in spec.template.spec.containers[collector].image',
    cause: 'It was changed since Flux applied it: by kubectl-edit at 2026-11-29T23:10:00Z.',
  })
  expect(found?.evidence[0]).toEqual({
    asked: 'Deployment monitoring/collector .spec.template.spec.containers[collector].image',
    seen: '"registry.example/collector:2", where the tree states "registry.example/collector:1"',
  })
  expect(found?.fix).toContain('flux reconcile kustomization telemetry --namespace flux-system')
})

test('what the API server would not change is no finding', async () => {
  expect(await foundBy(objectUnchanged, hub(EDITED))).toEqual([])
})

test('what the API server refuses is found', async () => {
  const [found] = await foundBy(
    objectUnchanged,
    hub(EDITED, { dryRun: () => ({ refused: 'spec.selector: field is immutable' }) }),
  )
  expect(found?.cause).toContain('field is immutable')
})

test('no value that may be a secret is shown', async () => {
  const live = deployment(
    container('registry.example/collector:1', { env: [{ name: 'API_TOKEN', value: 'hush-now' }] }),
  )
  const found = await foundBy(objectUnchanged, hub(live, applies))
  expect(found).toHaveLength(1)
  expect(JSON.stringify(found)).not.toContain('hush-now')
})

test('without the right to a dry run it is not asked, and says what would differ', async () => {
  const { headlines, unasked } = await examined(
    objectUnchanged,
    hub(EDITED, { forbidden: ['/deployments/collector'] }),
  )
  expect(headlines).toEqual([])
  expect(unasked[0]?.message).toContain(
    'Deployment monitoring/collector differs in spec.template.spec.containers[collector].image',
  )
})

describe('where the tree on the disk is not what Flux follows', () => {
  test('a difference is no fault of the cluster, and not well', async () => {
    const { headlines, unasked } = await examined(objectUnchanged, hub(EDITED, applies, { isClean: false }))
    expect(headlines).toEqual([])
    expect(unasked).toMatchObject([{ check: 'object-unchanged', cluster: 'hub', obstacle: 'missing' }])
  })

  test('no difference is well', async () => {
    const { unasked } = await examined(objectUnchanged, hub(AS_STATED, {}, { isClean: false }))
    expect(unasked).toEqual([])
  })
})

test('what a failing Kustomization has not applied is left to it', async () => {
  const failing = playedKustomization(
    'telemetry',
    { status: 'False', reason: 'BuildFailed' },
    { status: { lastAppliedRevision: revisionOf('f'.repeat(40)) } },
  )
  const objects = [...FLUX.slice(0, 2), failing, EDITED]
  expect(await foundBy(objectUnchanged, { clusters: { hub: { tree: TREE, objects, ...applies } } })).toEqual(
    [],
  )
})
