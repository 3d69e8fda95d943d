import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleFleet, sampleFleetInput } from '@fleet/model/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DesiredTree } from './disk/desired-tree.ts'
import type { Fleet } from '@fleet/model'
import { cacheKey, cacheBuild, cachedBuild, type Home } from './build-cache.ts'

let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'fleet-build-cache-'))
})
afterEach(() => rmSync(cache, { recursive: true, force: true }))

const cachedTrees = (at: Home, of: Fleet) => cachedBuild(at, cacheKey(at, of))?.trees
const cacheTrees = (at: Home, of: Fleet, trees: readonly DesiredTree[]) =>
  cacheBuild(at, cacheKey(at, of), { trees, persons: '' })

const home = () => ({ repository: '/repository', cache, program: 'program-1.mjs' })
const fleet = sampleFleet()
const trees: DesiredTree[] = [
  {
    cluster: 'hub',
    files: new Map([['flux/sources.yaml', { content: 'kind: Kustomization\n', hash: 'a1' }]]),
  },
]
const hashes = (remembered: readonly DesiredTree[] | undefined) =>
  remembered?.map(({ cluster, files }) => [cluster, [...files].map(([path, { hash }]) => [path, hash])])

describe('the build cache', () => {
  test('has the hash of each file, for the same fleet and the same program', () => {
    cacheTrees(home(), fleet, trees)
    expect(hashes(cachedTrees(home(), sampleFleet()))).toEqual([['hub', [['flux/sources.yaml', 'a1']]]])
  })

  test('misses after any fact of the fleet changes', () => {
    cacheTrees(home(), fleet, trees)
    const { telemetry } = sampleFleetInput()
    expect(
      cachedTrees(home(), sampleFleet({ telemetry: { ...telemetry, longestOutage: '2h' } })),
    ).toBeUndefined()
  })

  test('misses for another program, and for one that runs from its sources', () => {
    cacheTrees(home(), fleet, trees)
    expect(cachedTrees({ ...home(), program: 'program-2.mjs' }, fleet)).toBeUndefined()
    expect(cachedTrees({ repository: '/repository', cache }, fleet)).toBeUndefined()
  })

  test.each(['', '{', 'null', '[]', '{"of":1}'])('misses where its file reads %j', (text) => {
    writeFileSync(join(cache, 'fleet-build.json'), text)
    expect(cachedTrees(home(), fleet)).toBeUndefined()
  })

  test('may be unwritable: the build goes on', () => {
    rmSync(cache, { recursive: true })
    cacheTrees(home(), fleet, trees)
    expect(cachedTrees(home(), fleet)).toBeUndefined()
  })
})
