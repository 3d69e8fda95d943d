import type { ReadFleet } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import { loadInventory } from './load-inventory.ts'

/**
 * Loads the inventory and reads the fleet from it, or reports all its errors. Reads only its modules from the disk, and
 * loads only what an error needs.
 * @param inventory a module in place of that of the home
 */
export const readInventory = async (
  inventory: string | undefined,
  { inventory: own, importModule }: Home,
): Promise<ReadFleet> => {
  const loaded = await loadInventory(inventory ?? own, importModule)
  if (!loaded.ok) return loaded
  const { readFleet } = await import('@fleet/model')
  return readFleet(loaded.fleet)
}
