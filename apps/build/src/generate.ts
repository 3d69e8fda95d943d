import type { Finding, Fleet, ReadFleet } from '@fleet/model'
import { loadInventory } from './inventory/load-inventory.ts'
import type { BroughtChart, SuppressionsFile } from '@fleet/validation'
import type { Home } from './build-cache.ts'
import type { ClusterTree } from './tree.ts'

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

/** Every tree of a fleet, in memory, with its findings. */
export interface Generated {
  readonly trees: readonly ClusterTree[]
  readonly findings: readonly Finding[]
  /** The text of a file as findings name it. */
  readonly source: (file: string) => string | undefined
}

/**
 * Composes every tree and validates them all.
 * @param suppressions the files of suppressions
 * @param charts what is known of charts beside the built-in ones
 */
export const generate = async (
  fleet: Fleet,
  suppressions: readonly SuppressionsFile[] = [],
  charts: readonly BroughtChart[] = [],
): Promise<Generated> => {
  const { composeFleet } = await import('./compose/compose-fleet.ts')
  const { checkTrees, sourceOf } = await import('./compose/check-trees.ts')
  const trees = composeFleet(fleet)
  const { path } = fleet.gitops
  return {
    trees,
    findings: await checkTrees(trees, path, { suppressions, charts }),
    source: sourceOf(trees, path, suppressions),
  }
}
