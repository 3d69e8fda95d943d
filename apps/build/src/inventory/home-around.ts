import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Home } from '../build-cache.ts'
import { foldersUpwards, repositoryOf } from '../disk/repository-of.ts'

/** The module of a fleet's repository that exports `fleet`. */
const INVENTORY_FILES = ['fleet.ts', 'fleet.mts', 'fleet.js', 'fleet.mjs'] as const

/**
 * The fleet that a person works on: of the inventory in a folder, or above it in the same repository. Without an
 * inventory the repository is the folder, so that trees can be checked.
 */
export const homeAround = (folder: string): Required<Pick<Home, 'repository' | 'inventory'>> => {
  const repository = repositoryOf(folder)
  const folders = repository === undefined ? [resolve(folder)] : foldersUpwards(folder)
  const inventory = firstOf(folders.flatMap((one) => INVENTORY_FILES.map((name) => join(one, name))))
  if (inventory === undefined)
    return { repository: resolve(folder), inventory: resolve(folder, INVENTORY_FILES[0]) }
  return { repository: repository ?? dirname(inventory), inventory }
}

const firstOf = (paths: readonly string[]): string | undefined => paths.find((path) => existsSync(path))
