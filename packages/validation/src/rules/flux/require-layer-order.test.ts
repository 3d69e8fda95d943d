import { describe, expect, it } from 'vitest'
import { refusedBy, remove, set, unset } from '../../testing/sample-trees.ts'
import { requireLayerOrder } from './require-layer-order.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLayerOrder, {
  invalid: [
    {
      name: 'monitors that do not wait for the release that brings their kind',
      changes: [set('hub Kustomization telemetry', ['spec', 'dependsOn'], [{ name: 'sources' }])],
    },
    {
      name: 'a layer that waits for nothing',
      changes: [unset('spoke Kustomization workloads', ['spec', 'dependsOn'])],
    },
    {
      name: 'services that a broken chart would hold back',
      changes: [
        set(
          'hub Kustomization workloads',
          ['spec', 'dependsOn'],
          [{ name: 'sources' }, { name: 'releases' }],
        ),
      ],
    },
  ],
})

describe('require-layer-order', () => {
  it('refuses monitors where nothing brings their kind', async () => {
    const release = 'hub HelmRelease kube-prometheus-stack'
    expect(await refusedBy(remove(release))).toContain('require-layer-order')
  })
})
