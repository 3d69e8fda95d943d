import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../fixtures/past-inventories')

/** An inventory as a past version of the generator took it, and what this version asks to change. */
export interface PastInventory {
  readonly fleet: unknown
  readonly refused: readonly { readonly rule: string; readonly path: string; readonly fix: string }[]
}

/** The inventories of past versions, by version. */
export const pastInventories: Readonly<Record<string, PastInventory>> = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as PastInventory,
  ]),
)
