import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'

/**
 * A bundle's program and sources: each by its path in the repository, its size in bytes and its last change in
 * milliseconds.
 * @typedef {{ readonly program: string, readonly sources: readonly (readonly [string, number, number])[] }}
 * BundleManifest
 */

/** @param {string} repository */
export const bundleFolder = (repository) => join(repository, 'apps/build/dist')

/** The manifest of a bundle's folder. */
export const manifestFile = (/** @type {string} */ folder) => join(folder, 'manifest.json')

/** The file with a bundle's compiled code. */
export const codeFile = (/** @type {string} */ bundle) => `${bundle}.code`

/**
 * The bundle, if it is made of exactly the present sources. Folders are not read: a new source takes effect only when a
 * known one changes.
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
 * Runs a bundle, from its compiled code where this Node accepts it. Node's own cache of compiled code lacks functions
 * that compile at their first call, and those are most of a program. What the bundle loads beside it runs in the same way.
 * @param {string} bundle
 * @param {(file: string) => string} codeOf the file with the compiled code of each
 * @returns the program, and each script that has run by its file
 */
export const runBundle = (bundle, codeOf = codeFile) => {
  /** @type {Map<string, Script>} */
  const scripts = new Map()
  const run = (/** @type {string} */ file) => {
    const script = new Script(readFileSync(file, 'utf8'), {
      filename: file,
      cachedData: readCode(codeOf(file)),
    })
    scripts.set(file, script)
    const exports = {}
    const start = /** @type {(...given: readonly unknown[]) => void} */ (script.runInThisContext())
    start(exports, createRequire(file), (/** @type {string} */ beside) => run(join(dirname(file), beside)))
    return exports
  }
  return { program: /** @type {typeof import('./main.ts')} */ (run(bundle)), scripts }
}

/**
 * Runs a bundle beside its sources.
 * @param {string} bundle
 * @returns nothing where the file does not run; the sources then do
 */
export const loadBundle = (bundle) => {
  try {
    return runBundle(bundle)
  } catch {
    return undefined
  }
}

/** @param {string} file */
const readCode = (file) => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
