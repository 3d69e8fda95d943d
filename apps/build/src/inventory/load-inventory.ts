import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Finding } from '@fleet/model'
import type { ImportModule } from '../build-cache.ts'
import { UsageError } from '../cli/usage-error.ts'

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
    const exported = (await importModule(specifier)) as { readonly fleet?: unknown }
    if (exported.fleet !== undefined) return { ok: true, fleet: exported.fleet }
    return { ok: false, findings: [noFleet(file ?? specifier)] }
  } catch (error) {
    return { ok: false, findings: [brokenModule(file ?? specifier, error)] }
  }
}

const urlOf = (file: string): string => {
  const path = resolve(file)
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return pathToFileURL(path).href
  throw new UsageError(`there is no inventory ${file}`, 'name a module that exports `fleet`')
}

const noFleet = (file: string): Finding => ({
  rule: 'no-missing-fleet',
  severity: 'error',
  location: { kind: 'file', file },
  message: 'the module exports no `fleet`',
  fix: 'export it: `export const fleet: FleetInput = …`',
})

const brokenModule = (file: string, error: unknown): Finding => ({
  rule: 'valid-module',
  severity: 'error',
  location: { kind: 'file', file, ...originOf(error) },
  message: `the module cannot be run: ${error instanceof Error ? error.message : String(error)}`,
  fix: 'correct it; `pnpm typecheck` tells more',
})

/** The location of an error: its stack begins with the unreadable line, or goes through the one that threw. */
const originOf = (error: unknown): { file?: string; line?: number; column?: number } => {
  const found = error instanceof Error ? ORIGIN.exec(error.stack ?? '') : null
  const [, source, line, column] = found ?? []
  if (source === undefined) return {}
  return {
    file: source.startsWith('file:') ? fileURLToPath(source) : source,
    line: Number(line),
    ...(column !== undefined && { column: Number(column) }),
  }
}

const ORIGIN = /^(?: +at (?:.*\()?)?(file:\/\/.+?|\/.+?):(\d+)(?::(\d+))?\)?$/m
