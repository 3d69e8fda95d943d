import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

describe('require-kept-volumes', () => {
  it('refuses a namespace that takes its volumes along', async () => {
    expect(await refusedBy(unset('hub Namespace monitoring', ['metadata', 'annotations']))).toEqual([
      'require-kept-volumes',
    ])
  })

  it('refuses a claim that goes with its file', async () => {
    expect(
      await refusedBy(
        set(
          'spoke PersistentVolumeClaim n8n.data',
          ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/prune'],
          'disable',
        ),
      ),
    ).toEqual(['require-kept-volumes'])
  })
})
