import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ReadFile, ReadFleet } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import { loadInventory } from './load-inventory.ts'

/** The folder of the inventory of a repository that has the generator, too. */
const OWN_FOLDER = 'packages/inventory/src'

/**
 * Loads the inventory and reads the fleet from it, or reports all its errors. Reads only its modules and the files that it
 * names from the disk, and loads only what an error needs.
 * @param inventory a module in place of that of the home
 */
export const readInventory = async (
  inventory: string | undefined,
  { repository, inventory: own, importModule }: Home,
): Promise<ReadFleet> => {
  const file = inventory ?? own
  const loaded = await loadInventory(file, importModule)
  if (!loaded.ok) return loaded
  const { readFleet } = await import('@fleet/model')
  return readFleet(
    loaded.fleet,
    fileIn(file === undefined ? join(repository, OWN_FOLDER) : dirname(resolve(file))),
  )
}

const fileIn =
  (folder: string): ReadFile =>
  (path) => {
    try {
      return readFileSync(join(folder, path), 'utf8')
    } catch {
      return undefined
    }
  }
