import { describe, expect, it } from 'vitest'
import { empty } from '../../testing/empty-tree.ts'
import { treesAfter, type Change } from '../../testing/sample-trees.ts'
import { fleetView } from '../fleet-view.ts'
import { changesBetween } from './changes-between.ts'
import { endOf, isBare, isNew } from './emptied.ts'

const file = (path: string) => ({ path, content: '', objects: [] })

const bootstrap = ['gotk-sync.yaml', 'gotk-components.yaml', 'kustomization.yaml'].map((name) =>
  file(`clusters/home/flux-system/${name}`),
)

describe('a tree', () => {
  it('is bare where only the folder of bootstrap is left, which may be among its files', () => {
    expect(isBare({ cluster: 'home', files: [], isBootstrapped: true })).toBe(true)
    expect(isBare({ cluster: 'home', files: bootstrap })).toBe(true)
    expect(isBare({ cluster: 'home', files: [] })).toBe(false)
    expect(isBare({ cluster: 'home', files: [...bootstrap, file('clusters/home/apps.yaml')] })).toBe(false)
  })
})

/** What becomes of the spoke. */
const spokeAfter = (before: readonly Change[], changes: readonly Change[]) => {
  const [, spoke] = changesBetween(
    fleetView(treesAfter(...before)),
    fleetView(treesAfter(...before, ...changes)),
  )
  return spoke && { end: endOf(spoke), isNew: isNew(spoke) }
}

describe('a cluster', () => {
  it('is emptied where bootstrap’s folder stays, and removed where it does not', () => {
    expect(spokeAfter([], [empty('spoke', true)])?.end).toBe('emptied')
    expect(spokeAfter([], [empty('spoke', false)])?.end).toBe('removed')
    expect(spokeAfter([], [])?.end).toBeUndefined()
    expect(spokeAfter([empty('spoke', true)], [])?.end).toBeUndefined()
  })
})
