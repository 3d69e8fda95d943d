import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding } from '@fleet/model'
import type { ImportModule } from '../build-cache.ts'
import { UsageError } from '../cli/usage-error.ts'
import { messageOf, originsOf } from '../report/origin-of.ts'
import { contained, Stopped } from './contained.ts'

export type LoadedInventory =
  | { readonly ok: true; readonly fleet: unknown }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Runs the module of the inventory: packages/inventory, or the given file.
 * @returns its export `fleet`, unchecked; or why the module does not run
 * @throws UsageError where the file does not exist
 */
export const loadInventory = async (
  file?: string,
  importModule: ImportModule = (specifier) => import(specifier),
): Promise<LoadedInventory> => {
  const specifier = file === undefined ? '@fleet/inventory' : urlOf(file)
  try {
    const { fleet, exports } = await contained(() => run(specifier, importModule))
    if (fleet !== undefined) return { ok: true, fleet }
    return { ok: false, findings: [noFleet(file ?? specifier, exports)] }
  } catch (error) {
    return { ok: false, findings: [brokenModule(file ?? specifier, error)] }
  }
}

/** A fleet may be a promise: facts may come from another program. */
const run = async (specifier: string, importModule: ImportModule) => {
  const exported = (await importModule(specifier)) as { readonly fleet?: unknown }
  return { fleet: await exported.fleet, exports: Object.keys(exported) }
}

const urlOf = (file: string): string => {
  const path = resolve(file)
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return pathToFileURL(path).href
  throw new UsageError(`there is no inventory ${file}`, 'name a module that exports `fleet`')
}

const noFleet = (file: string, exports: readonly string[]): Finding => ({
  rule: 'no-missing-fleet',
  severity: 'error',
  location: { kind: 'file', file },
  message: ['the module exports no `fleet`', ...exports.map((name) => `\`${name}\``)].join(', but '),
  fix: 'export it: `export const fleet: FleetInput = …`',
})

const brokenModule = (file: string, error: unknown): Finding => ({
  rule: 'valid-module',
  severity: 'error',
  location: { kind: 'file', file, ...originsOf(error)[0] },
  ...(error instanceof Stopped
    ? { message: error.message, fix: error.fix }
    : { message: `the module cannot be run: ${messageOf(error)}`, fix: fixOf(error) }),
})

const fixOf = (error: unknown): string =>
  error instanceof Error
    ? 'correct it; `tsc --noEmit` tells more'
    : 'throw an Error in its place, which tells its line: `throw new Error(…)`'
