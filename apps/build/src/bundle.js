import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'

/**
 * What a bundle was made of: each source by its path in the repository, its size in bytes, and when it was changed last, in
 * milliseconds.
 * @typedef {{ readonly program: string, readonly sources: readonly (readonly [string, number, number])[] }} Made
 */

/** @param {string} repository */
export const bundleFolder = (repository) => join(repository, 'apps/build/dist')

/** The file of a bundle's folder that says what the bundle is, and what it was made of. */
export const madeFile = (/** @type {string} */ folder) => join(folder, 'made.json')

/** Where the compiled code of a bundle is kept. */
export const codeFile = (/** @type {string} */ bundle) => `${bundle}.code`

/**
 * The file that holds the whole program, if it was made of exactly the sources that are there now. Folders are not read: a new
 * source is in use only once another that was there has changed.
 * @param {string} repository
 * @returns {string | undefined}
 */
export const bundleOf = (repository, folder = bundleFolder(repository)) => {
  const made = readMade(folder)
  return made?.sources.every((source) => isUnchanged(repository, source))
    ? join(folder, made.program)
    : undefined
}

/**
 * @param {string} folder
 * @returns {Made | undefined}
 */
const readMade = (folder) => {
  try {
    return /** @type {Made} */ (JSON.parse(readFileSync(madeFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/**
 * @param {string} repository
 * @param {Made['sources'][number]} source
 */
const isUnchanged = (repository, [path, size, changed]) => {
  const now = statSync(`${repository}/${path}`, { throwIfNoEntry: false })
  return now !== undefined && now.size === size && now.mtimeMs === changed
}

/**
 * Runs a bundle, from its compiled code if there is any that this Node takes: Node's own cache of compiled code has no function that
 * was compiled when it was first called, and those are most of a program. What it loads beside it runs alike.
 * @param {string} bundle
 * @returns nothing where the file does not run: the sources do
 */
export const loadBundle = (bundle) => {
  /** @type {Map<string, Script>} */
  const scripts = new Map()
  const run = (/** @type {string} */ file) => {
    const script = new Script(readFileSync(file, 'utf8'), { filename: file, cachedData: readCode(file) })
    scripts.set(file, script)
    const exports = {}
    const start = /** @type {(...given: readonly unknown[]) => void} */ (script.runInThisContext())
    start(exports, createRequire(file), (/** @type {string} */ beside) => run(join(dirname(file), beside)))
    return exports
  }
  try {
    return { program: /** @type {typeof import('./main.ts')} */ (run(bundle)), scripts }
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
