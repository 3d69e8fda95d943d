const { readFileSync, statSync } = require('node:fs')
const { join } = require('node:path')

/**
 * What a bundle was made of: each source by its path in the repository, its size in bytes, and when it was changed last, in
 * milliseconds.
 * @typedef {{ readonly program: string, readonly sources: readonly (readonly [string, number, number])[] }} Made
 */

/** @param {string} repository */
const bundleFolder = (repository) => join(repository, 'apps/build/dist')

/** The file of a bundle's folder that tells what the bundle is, and what it was made of. */
const madeFile = (/** @type {string} */ folder) => join(folder, 'made.json')

/**
 * The file that holds the whole program, if it was made of exactly the sources that are there now: two hundred modules take
 * longer to find and load than a build of two clusters takes to run. Folders are not read: a source that was not there is one
 * only if another that was has changed.
 * @param {string} repository
 * @param {string} [folder]
 * @returns {string | undefined}
 */
const bundleFile = (repository, folder = bundleFolder(repository)) => {
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

module.exports = { bundleFile, bundleFolder, madeFile }
