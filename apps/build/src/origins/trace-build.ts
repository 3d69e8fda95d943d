import { join, resolve } from 'node:path'
import type { Finding, Fleet } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import type { CheckedBuild } from '../check/check-build.ts'
import type { Generation } from '../cli/check-and-write.ts'
import type { Request } from '../commands/generation.ts'
import type { Source } from '../report/finding-text.ts'
import { inventorySource, type InventorySource } from './inventory-source.ts'
import { folderOf } from '../inventory/read-inventory.ts'
import { shownPath } from '../report/shown-path.ts'
import { overriddenFacts } from './overridden-facts.ts'
import { withOrigins, withPlaces } from './with-origins.ts'

interface Traced {
  readonly findings: readonly Finding[]
  readonly source: Source
}

/** The findings of a build with what of the inventory makes them, and which facts of it a value of a chart overrides. */
export const traceBuild = async (
  { findings, source, ...checked }: CheckedBuild,
  { request, home, fleet, trees, target: { out } }: Generation,
): Promise<Traced> => {
  const modules = modulesOf(request, home)
  const folder = folderOf(request.inventory ?? home.inventory, home.repository)
  return {
    findings: [
      ...(await withOrigins(findings, { ...checked, fleet, trees, out, modules, folder })),
      ...overriddenFacts(fleet, modules),
    ],
    source: (file) => source(file) ?? modules.textOf(file) ?? textOfFile(file, fleet, folder),
  }
}

/** The text of a file that the inventory names. */
const textOfFile = (file: string, { files }: Fleet, folder: string): string | undefined =>
  Object.entries(files).find(([path]) => shownPath(join(folder, path)) === file)?.[1]

/** The findings in an inventory with their places in its modules. */
export const placeFindings = (findings: readonly Finding[], request: Request, home: Home): Traced => {
  const modules = modulesOf(request, home)
  return { findings: withPlaces(findings, modules), source: modules.textOf }
}

/** The module of the repository's own inventory. */
const INVENTORY = 'packages/inventory/src/index.ts'

const modulesOf = (request: Request, home: Home): InventorySource => {
  const stated = request.inventory ?? home.inventory
  return inventorySource(stated === undefined ? join(home.repository, INVENTORY) : resolve(stated))
}
