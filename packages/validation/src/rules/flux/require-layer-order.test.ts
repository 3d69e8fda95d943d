import { describe, expect, it } from 'vitest'
import { refusedBy, remove, set, unset } from '../../testing/sample-trees.ts'

describe('require-layer-order', () => {
  it('refuses monitors that do not wait for the release that brings their kind', async () => {
    expect(
      await refusedBy(set('hub Kustomization telemetry', ['spec', 'dependsOn'], [{ name: 'sources' }])),
    ).toEqual(['require-layer-order'])
  })

  it('refuses a layer that waits for nothing', async () => {
    expect(await refusedBy(unset('spoke Kustomization workloads', ['spec', 'dependsOn']))).toEqual([
      'require-layer-order',
    ])
  })

  it('refuses services that a broken chart would hold back', async () => {
    expect(
      await refusedBy(
        set(
          'hub Kustomization workloads',
          ['spec', 'dependsOn'],
          [{ name: 'sources' }, { name: 'releases' }],
        ),
      ),
    ).toEqual(['require-layer-order'])
  })

  it('refuses monitors where nothing brings their kind', async () => {
    const release = 'hub HelmRelease kube-prometheus-stack'
    expect(await refusedBy(remove(release))).toContain('require-layer-order')
  })
})
