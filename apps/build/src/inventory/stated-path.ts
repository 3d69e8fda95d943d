import { existsSync } from 'node:fs'
import type { Home } from '../build-cache.ts'
import { loadInventory } from './load-inventory.ts'

/** The folder of the trees that the inventory states, in whatever state the rest of it is. */
export const statedPath = async ({
  inventory,
  importModule,
}: Omit<Home, 'repository'>): Promise<string | undefined> => {
  // Trees can be checked without an inventory.
  if (inventory !== undefined && !existsSync(inventory)) return undefined
  const loaded = await loadInventory(inventory, importModule)
  const fleet = loaded.ok ? (loaded.fleet as { readonly gitops?: { readonly path?: unknown } } | null) : null
  const path = fleet?.gitops?.path
  return typeof path === 'string' ? path : undefined
}
