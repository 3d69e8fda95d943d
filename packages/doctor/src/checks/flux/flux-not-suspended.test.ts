import { expect, test } from 'vitest'
import { playedKustomization, playedRepository } from '../../testing/played-flux.ts'
import { foundBy } from '../../testing/played-fleet.ts'
import { fluxNotSuspended } from './flux-not-suspended.ts'

const layer = (suspend?: boolean) => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'telemetry', namespace: 'flux-system' },
  spec: suspend === undefined ? {} : { suspend },
})

test('a suspended Kustomization is found, with the command that resumes it', async () => {
  const [found, ...others] = await foundBy(fluxNotSuspended, {
    clusters: { hub: { objects: [layer(true)] } },
  })
  expect(others).toEqual([])
  expect(found).toMatchObject({ cluster: 'hub', subject: 'Kustomization flux-system/telemetry' })
  expect(found?.fix).toMatch(/^flux resume kustomization telemetry --namespace flux-system --context /)
})

test.each([[undefined], [false]])('one with suspend %s is not', async (suspend) => {
  expect(await foundBy(fluxNotSuspended, { clusters: { hub: { objects: [layer(suspend)] } } })).toEqual([])
})

test('what a suspended Kustomization does not apply is explained by it', async () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'loki', namespace: 'monitoring' },
    file: 'telemetry/loki.yaml',
  }
  const stated = playedKustomization('telemetry')
  const [found] = await foundBy(fluxNotSuspended, {
    clusters: { hub: { objects: [layer(true)], tree: [stated, service] } },
  })
  expect(found?.explains).toContainEqual({
    check: 'object-unchanged',
    cluster: 'hub',
    subject: 'Service monitoring/loki',
  })
})

test('a suspended repository explains that its Kustomizations are behind', async () => {
  const objects = [playedRepository({}, { spec: { suspend: true } }), playedKustomization('telemetry')]
  const [found] = await foundBy(fluxNotSuspended, { clusters: { hub: { objects } } })
  expect(found?.fix).toContain('flux resume source git flux-system')
  expect(found?.explains).toContainEqual({
    check: 'flux-follows-branch',
    cluster: 'hub',
    subject: 'Kustomization flux-system/telemetry',
  })
})
