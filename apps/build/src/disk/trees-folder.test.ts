import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from './testing/scratch.ts'
import { misplacedTrees, treesFolder } from './trees-folder.ts'

const repository = (): string => {
  const repo = scratchFolder()
  mkdirSync(join(repo, '.git'))
  mkdirSync(join(repo, 'fleet'))
  return repo
}

test('the folder of the trees begins at the root of the repository, as Flux’ paths do', () => {
  const repo = repository()
  expect(treesFolder(join(repo, 'fleet'), 'fleet/trees')).toBe(join(repo, 'fleet/trees'))
  expect(treesFolder(repo, 'clusters')).toBe(join(repo, 'clusters'))
})

test('outside of a repository it begins at the folder of the fleet', () => {
  const folder = scratchFolder()
  expect(treesFolder(folder, 'clusters')).toBe(join(folder, 'clusters'))
})

test('a warning names the folder that the inventory would have to state', () => {
  const repo = repository()
  const fixes = (folder: string, path: string) =>
    misplacedTrees(join(repo, folder), path).map(({ fix }) => fix)
  expect(fixes('clusters', 'clusters')).toEqual([])
  expect(fixes('fleet/clusters', 'clusters')).toEqual([
    "state gitops.path: 'fleet/clusters', or leave --out out",
  ])
  expect(fixes('.', 'clusters')).toEqual([expect.stringContaining('to a folder of the repository')])
})

test('nothing is known of a folder that is in no repository', () => {
  expect(misplacedTrees(join(scratchFolder(), 'out'), 'clusters')).toEqual([])
})
