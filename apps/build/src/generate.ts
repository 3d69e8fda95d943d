import type { Finding, Fleet } from '@fleet/model'
import { loadInventory } from './inventory/load-inventory.ts'
import type { ClusterTree } from './tree.ts'

/** What an inventory gives: the whole fleet and every tree, in memory; or why it gives none. */
export interface Generated {
  readonly fleet?: Fleet
  readonly trees: readonly ClusterTree[]
  readonly findings: readonly Finding[]
}

/**
 * Reads the inventory, composes every tree and validates them all. Nothing of a disk but the inventory's modules is
 * read. Each part is loaded only once the one before has succeeded, so that a mistake is told at once.
 * @param inventory a module in place of packages/inventory
 */
export const generate = async (inventory?: string): Promise<Generated> => {
  const loaded = await loadInventory(inventory)
  if (!loaded.ok) return { trees: [], findings: loaded.findings }
  const { readFleet } = await import('@fleet/model')
  const read = readFleet(loaded.fleet)
  if (!read.ok) return { trees: [], findings: read.findings }
  const { composeFleet } = await import('./compose/compose-fleet.ts')
  const { checkTrees } = await import('./compose/check-trees.ts')
  const trees = composeFleet(read.fleet)
  return { fleet: read.fleet, trees, findings: await checkTrees(trees) }
}
