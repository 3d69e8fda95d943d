import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Fleet, ReadFile, ReadFleet } from '@fleet/model'
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
  const folder = folderOf(file, repository)
  const read = readFleet(loaded.fleet, fileIn(folder))
  return read.ok && shipsOwnFiles(read.fleet) ? withOwnFiles(read, folder) : read
}

/** Where the files are that an inventory names. @param file of the inventory, where it is not that of the repository */
export const folderOf = (file: string | undefined, repository: string): string =>
  file === undefined ? join(repository, OWN_FOLDER) : dirname(resolve(file))

/** What reads dashboards and rules is loaded only for fleets that have some of their own. */
const shipsOwnFiles = ({ hub: { grafana, prometheus } }: Fleet): boolean =>
  grafana.dashboards !== undefined || prometheus.rules !== undefined

const withOwnFiles = async (read: ReadFleet & { readonly ok: true }, folder: string): Promise<ReadFleet> => {
  const { ownFileFindings } = await import('./own-file-findings.ts')
  const findings = await ownFileFindings(read.fleet, folder)
  return findings.some(({ severity }) => severity === 'error')
    ? { ok: false, findings: [...read.warnings, ...findings] }
    : { ...read, warnings: [...read.warnings, ...findings] }
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
