import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'

/**
 * A source of a bundle: its path in the repository, its size in bytes, its last change in milliseconds and its hash.
 * @typedef {readonly [path: string, size: number, changed: number, hash: string]} Source
 */

/**
 * @typedef {{ readonly program: string, readonly sources: readonly Source[] }} BundleManifest
 */

/** @param {string} repository */
export const bundleFolder = (repository) => join(repository, 'apps/build/dist')

/** The manifest of a bundle's folder. */
export const manifestFile = (/** @type {string} */ folder) => join(folder, 'manifest.json')

/** The file with a bundle's compiled code. */
export const codeFile = (/** @type {string} */ bundle) => `${bundle}.code`

/**
 * The bundle, if it is made of exactly the present sources. Folders are not read: a new source takes effect only when a
 * known one changes. Git may write the same bytes anew: the bundle is still the same, and the next start is as fast as before.
 * @param {string} repository
 * @returns {string | undefined}
 */
export const bundleOf = (repository, folder = bundleFolder(repository)) => {
  const manifest = readManifest(folder)
  if (!manifest) return undefined
  const sources = manifest.sources.map((source) => present(repository, source))
  if (sources.includes(undefined)) return undefined
  if (sources.some((source, index) => source !== manifest.sources[index]))
    writeManifest(folder, { ...manifest, sources: /** @type {readonly Source[]} */ (sources) })
  return join(folder, manifest.program)
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
 * A source as it is now.
 * @param {string} repository
 * @param {Source} source
 * @returns {Source | undefined} the same where nothing touched it, and nothing where its bytes are others
 */
const present = (repository, source) => {
  const [path, size, changed, hash] = source
  const file = `${repository}/${path}`
  const now = statSync(file, { throwIfNoEntry: false })
  if (now?.size !== size) return undefined
  if (now.mtimeMs === changed) return source
  return hashOf(file) === hash ? [path, size, now.mtimeMs, hash] : undefined
}

/** Loaded only here: most starts hash nothing. */
export const hashOf = (/** @type {string} */ file) => {
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(readFileSync(file)).digest('base64url')
}

/**
 * @param {string} folder
 * @param {BundleManifest} manifest
 */
const writeManifest = (folder, manifest) => {
  const file = manifestFile(folder)
  const temporary = `${file}.${process.pid}`
  try {
    writeFileSync(temporary, JSON.stringify(manifest))
    renameSync(temporary, file)
  } catch {
    // Where nothing can be written, the next start hashes again.
  }
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
