import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { put, scratchFolder } from '../disk/testing/scratch.ts'
import { homeAround } from './home-around.ts'

const repositoryWith = (...files: readonly string[]): string => {
  const root = scratchFolder()
  mkdirSync(join(root, '.git'))
  mkdirSync(join(root, 'clusters/attic'), { recursive: true })
  for (const file of files) put(root, file, 'export const fleet = {}')
  return root
}

test('the inventory is found above the current folder, in the same repository', () => {
  const root = repositoryWith('fleet.ts')
  const home = { repository: root, inventory: join(root, 'fleet.ts') }
  expect(homeAround(root)).toEqual(home)
  expect(homeAround(join(root, 'clusters/attic'))).toEqual(home)
})

test('the nearest inventory counts, and the trees stay below the root of the repository', () => {
  const root = repositoryWith('fleet.ts', 'clusters/fleet.mjs')
  expect(homeAround(join(root, 'clusters'))).toEqual({
    repository: root,
    inventory: join(root, 'clusters/fleet.mjs'),
  })
})

test('an inventory above the repository is that of another fleet', () => {
  const root = repositoryWith('fleet.ts')
  mkdirSync(join(root, 'other/.git'), { recursive: true })
  expect(homeAround(join(root, 'other')).repository).toBe(join(root, 'other'))
})

test('without a repository nothing above the current folder counts', () => {
  const folder = scratchFolder()
  put(folder, 'fleet.js', '')
  mkdirSync(join(folder, 'trees'))
  expect(homeAround(folder)).toEqual({ repository: folder, inventory: join(folder, 'fleet.js') })
  expect(homeAround(join(folder, 'trees'))).toEqual({
    repository: join(folder, 'trees'),
    inventory: join(folder, 'trees/fleet.ts'),
  })
})
