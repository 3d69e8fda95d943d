import type { Fleet } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import { commandLine } from '../cli/program.ts'
import { UsageError } from '../cli/usage-error.ts'
import { readInventory } from './read-inventory.ts'

/**
 * The fleet of an inventory without errors.
 * @param inventory a module in place of that of the home
 * @throws UsageError where the inventory has errors
 */
export const validFleet = async (inventory: string | undefined, home: Home): Promise<Fleet> => {
  const read = await readInventory(inventory, home)
  if (!read.ok) throw new UsageError('the inventory has errors', `\`${commandLine('check')}\` lists them`)
  return read.fleet
}
