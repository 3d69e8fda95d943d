import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const ANNOTATION = ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/substitute'] as const

describe('ban-substitution', () => {
  it('refuses a Kustomization that substitutes variables', async () => {
    expect(
      await refusedBy(
        set('hub Kustomization telemetry', ['spec', 'postBuild'], { substitute: { cluster: 'hub' } }),
      ),
    ).toEqual(['ban-substitution'])
  })

  it('refuses a dashboard that may be substituted in', async () => {
    expect(await refusedBy(unset('hub ConfigMap dashboard-*', ANNOTATION))).toEqual(['ban-substitution'])
  })
})
