import { describe, expect, it } from 'vitest'
import { NEVER_PRUNED, ownWorkload } from '../../testing/own-workload.ts'
import { add, own, remove, set, type Change, treesAfter } from '../../testing/sample-trees.ts'
import { fleetView } from '../fleet-view.ts'
import { changesBetween } from './changes-between.ts'
import { removalsOf } from './removals.ts'

const LAYER = 'spoke Kustomization workloads'
const gone = remove('spoke Deployment own')

/** What becomes of a workload that leaves the spoke, by the versions of the tree. */
const fateOf = (before: readonly Change[], changes: readonly Change[]): string => {
  const earlier = [...own(ownWorkload('Deployment')), ...before]
  const [, spoke] = changesBetween(
    fleetView(treesAfter(...earlier)),
    fleetView(treesAfter(...earlier, ...changes)),
  )
  const { deleted, kept } = spoke ? removalsOf(spoke) : { deleted: [], kept: [] }
  const isOwn = (found: typeof kept) => found.some(({ object }) => object.metadata.name === 'own')
  return `${isOwn(deleted) ? 'deleted' : ''}${isOwn(kept) ? 'kept' : ''}`
}

describe('an object that leaves Git', () => {
  it.each<readonly [string, string, readonly Change[], readonly Change[]]>([
    ['deleted', 'by default', [], [gone]],
    [
      'kept',
      'if it says so',
      [set('spoke Deployment own', ['metadata', 'annotations'], NEVER_PRUNED)],
      [gone],
    ],
    [
      'kept',
      'if its label says so',
      [
        set('spoke Deployment own', ['metadata', 'labels'], {
          'kustomize.toolkit.fluxcd.io/prune': 'Disabled',
        }),
      ],
      [gone],
    ],
    ['kept', 'if nothing is pruned', [set(LAYER, ['spec', 'prune'], false)], [gone]],
    ['kept', 'if pruning ends with the same change', [], [gone, set(LAYER, ['spec', 'prune'], false)]],
    [
      'deleted',
      'if pruning begins with the same change',
      [set(LAYER, ['spec', 'prune'], false)],
      [gone, set(LAYER, ['spec', 'prune'], true)],
    ],
    ['kept', 'while its Kustomization is suspended', [], [gone, set(LAYER, ['spec', 'suspend'], true)]],
    ['deleted', 'with its Kustomization', [], [gone, remove(LAYER)]],
    [
      'kept',
      'of a Kustomization that leaves orphans',
      [set(LAYER, ['spec', 'deletionPolicy'], 'Orphan')],
      [gone, remove(LAYER)],
    ],
    [
      'deleted',
      'of a Kustomization that deletes at its end',
      [set(LAYER, ['spec', 'prune'], false), set(LAYER, ['spec', 'deletionPolicy'], 'Delete')],
      [gone, remove(LAYER)],
    ],
    [
      'deleted',
      'if its file leaves the list',
      [],
      [set('spoke workloads/kustomization.yaml', ['resources'], [])],
    ],
  ])('is %s %s', (fate, _when, before, changes) => {
    expect(fateOf(before, changes)).toBe(fate)
  })

  it('is nothing to Flux where no list names its file', () => {
    const forgotten = add('spoke', 'workloads/forgotten.yaml', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'forgotten', namespace: 'default' },
    })
    const [, spoke] = changesBetween(fleetView(treesAfter()), fleetView(treesAfter(forgotten)))
    expect(spoke?.created).toEqual([])
  })
})
