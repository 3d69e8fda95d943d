import { describe, expect, it } from 'vitest'
import { add, own, refusedBy, set, unset, type Change, type Draft } from '../../testing/sample-trees.ts'
import { requireLayerOrder } from './require-layer-order.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLayerOrder, {
  invalid: [
    {
      name: 'monitors that do not wait for the release of their custom resources',
      changes: [set('hub Kustomization telemetry', ['spec', 'dependsOn'], [{ name: 'sources' }])],
    },
    {
      name: 'workloads that do not wait for their namespace',
      changes: [unset('spoke Kustomization workloads', ['spec', 'dependsOn'])],
    },
  ],
})

const namespace: Draft = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'notes' } }

const account: Draft = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'notes', namespace: 'notes' },
}

const child: Draft = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'notes', namespace: 'flux-system' },
  spec: {
    interval: '10m',
    prune: true,
    path: './clusters/oracle-k3s/notes',
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
  },
}

/** A layer that another one applies, without waiting for any. */
const childLayer: readonly Change[] = [
  ...own(child),
  add('spoke', 'notes/kustomization.yaml', {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['own.yaml'],
  }),
  add('spoke', 'notes/own.yaml', account),
]

describe('require-layer-order', () => {
  it('accepts a namespace of the layer that holds the Kustomization', async () => {
    expect(await refusedBy(...childLayer, add('spoke', 'workloads/own.yaml', namespace))).not.toContain(
      'require-layer-order',
    )
  })

  it('accepts a namespace for which the layer that holds the Kustomization waits', async () => {
    expect(await refusedBy(...childLayer, ...own(namespace, 'sources'))).not.toContain('require-layer-order')
  })

  it('refuses a namespace for which no layer around the Kustomization waits', async () => {
    expect(await refusedBy(...childLayer, ...own(namespace, 'telemetry'))).toContain('require-layer-order')
  })
})
