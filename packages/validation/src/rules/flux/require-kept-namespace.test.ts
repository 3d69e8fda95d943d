import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const PRUNE = ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/prune'] as const

describe('require-kept-namespace', () => {
  it('refuses a namespace of volumes that may be pruned', async () => {
    expect(await refusedBy(unset('hub Namespace personal-services', PRUNE))).toEqual([
      'require-kept-namespace',
    ])
  })

  it('refuses a namespace of a chart’s volumes that may be pruned', async () => {
    expect(await refusedBy(set('hub Namespace monitoring', PRUNE, 'enabled'))).toEqual([
      'require-kept-namespace',
    ])
  })

  it('refuses a claim that may be pruned', async () => {
    expect(await refusedBy(unset('hub PersistentVolumeClaim *', PRUNE))).toEqual(['require-kept-namespace'])
  })

  it('has nothing against a namespace without volumes that is pruned', async () => {
    expect(await refusedBy(set('spoke Namespace monitoring', PRUNE, 'disabled'))).toEqual([])
  })
})
