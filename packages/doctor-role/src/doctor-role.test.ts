import { sampleFleet, sampleFleetInput, sampleThanos } from '@fleet/model/testing'
import { findObject, findObjects } from '@fleet/kubernetes/testing'
import type { IClusterRole, IRole } from '@fleet/kubernetes'
import { expect, test } from 'vitest'
import { doctorRole } from './index.ts'

const { telemetry } = sampleFleetInput()
const artifacts = doctorRole(sampleFleet({ telemetry: { ...telemetry, doctorAccount: true } }))
const role = findObject<IClusterRole>(artifacts, { cluster: 'spoke', kind: 'ClusterRole' })

const proxiesOn = (cluster: string, of = artifacts) => findObject<IRole>(of, { cluster, kind: 'Role' }).rules

test('a fleet that does not ask for it has no account', () => {
  expect(doctorRole(sampleFleet())).toEqual([])
})

test('each cluster has it in its first layer, so that a cluster whose releases fail can be asked', () => {
  expect(artifacts.map(({ cluster, layer }) => [cluster, layer])).toEqual([
    ['hub', 'sources'],
    ['spoke', 'sources'],
  ])
})

test('it reads, and nothing else', () => {
  const verbs = (role.rules ?? []).flatMap((rule) => rule.verbs)
  expect(new Set(verbs)).toEqual(new Set(['get', 'list', 'watch']))
})

test.each(['secrets', 'pods/exec', 'pods/proxy', 'services/proxy', 'nodes/proxy'])(
  'it has no right to %s of all namespaces',
  (resource) => {
    expect((role.rules ?? []).flatMap(({ resources }) => resources)).not.toContain(resource)
  },
)

test('it asks the stores on the hub alone, by the names of their Services, and writes nothing there', () => {
  expect(proxiesOn('hub')).toContainEqual({
    apiGroups: [''],
    resources: ['services/proxy'],
    resourceNames: ['kube-prometheus-stack-prometheus:9090', 'loki-gateway:80', 'loki:3100'],
    verbs: ['get'],
  })
  expect(proxiesOn('spoke')).toEqual([{ apiGroups: [''], resources: ['pods/proxy'], verbs: ['get'] }])
})

test('where metrics are in Thanos it asks Query, and Prometheus for what that alone has', () => {
  const withThanos = doctorRole(
    sampleFleet({ ...sampleThanos(), telemetry: { ...telemetry, doctorAccount: true } }),
  )
  expect(proxiesOn('hub', withThanos)).toContainEqual(
    expect.objectContaining({
      resources: ['services/proxy'],
      resourceNames: expect.arrayContaining([
        'thanos-query:10902',
        'kube-prometheus-stack-prometheus:9090',
      ]) as string[],
    }),
  )
})

test('no object of it is outside of the namespace of the telemetry', () => {
  const namespaces = ['ServiceAccount', 'Role', 'RoleBinding'].flatMap((kind) =>
    findObjects(artifacts, { kind }).map(({ metadata }) => metadata.namespace),
  )
  expect(new Set(namespaces)).toEqual(new Set(['monitoring']))
})
