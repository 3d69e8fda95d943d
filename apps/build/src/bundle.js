import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'

/**
 * What a bundle was made of: each source by its path in the repository, its size in bytes, and when it was changed last, in
 * milliseconds.
 * @typedef {{ readonly program: string, readonly sources: readonly (readonly [string, number, number])[] }} BundleManifest
 */

/** @param {string} repository */
export const bundleFolder = (repository) => join(repository, 'apps/build/dist')

/** The file of a bundle's folder that says what the bundle is, and what it was made of. */
export const manifestFile = (/** @type {string} */ folder) => join(folder, 'manifest.json')

/** Where the compiled code of a bundle is kept. */
export const codeFile = (/** @type {string} */ bundle) => `${bundle}.code`

/**
 * The file that holds the whole program, if it was made of exactly the sources that are there now. Folders are not read: a new
 * source is in use only once another that was there has changed.
 * @param {string} repository
 * @returns {string | undefined}
 */
export const bundleOf = (repository, folder = bundleFolder(repository)) => {
  const manifest = readManifest(folder)
  return manifest?.sources.every((source) => isUnchanged(repository, source))
    ? join(folder, manifest.program)
    : undefined
}

/**
 * @param {string} folder
 * @returns {BundleManifest | undefined}
 */
const readManifest = (folder) => {
  try {
    return /** @type {BundleManifest} */ (JSON.parse(readFileSync(manifestFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/**
 * @param {string} repository
 * @param {BundleManifest['sources'][number]} source
 */
const isUnchanged = (repository, [path, size, changed]) => {
  const now = statSync(`${repository}/${path}`, { throwIfNoEntry: false })
  return now !== undefined && now.size === size && now.mtimeMs === changed
}

/**
 * Runs a bundle, from its compiled code if there is any that this Node takes: Node's own cache of compiled code has no function that
 * was compiled when it was first called, and those are most of a program.
 * @param {string} bundle
 * @returns nothing where the file does not run: the sources do
 */
export const loadBundle = (bundle) => {
  try {
    const script = new Script(readFileSync(bundle, 'latin1'), {
      filename: bundle,
      cachedData: readCode(bundle),
    })
    const program = /** @type {typeof import('./main.ts')} */ ({})
    const run = /** @type {(exports: object, require: NodeJS.Require) => void} */ (script.runInThisContext())
    run(program, createRequire(bundle))
    return { program, script }
  } catch {
    return undefined
  }
}

/** @param {string} bundle */
const readCode = (bundle) => {
  try {
    return readFileSync(codeFile(bundle))
  } catch {
    return undefined
  }
}
