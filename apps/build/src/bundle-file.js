import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The inventory is loaded from its own sources, whatever runs: what a user edits never makes a bundle stale. */
const NOT_BUNDLED = 'inventory'

/**
 * The file that holds the whole program made of exactly the sources that are there now, if it was made: its name tells
 * their state. Two hundred modules take longer to find and load than a build of two clusters takes to run.
 * @param {string} repository
 */
export const bundleFile = (repository) => {
  const state = createHash('sha256')
  for (const source of sourcesIn(repository)) {
    const { size, mtimeMs } = statSync(source)
    state.update(`${source} ${size} ${mtimeMs}\n`)
  }
  return join(bundleFolder(repository), `program-${state.digest('hex').slice(0, 16)}.cjs`)
}

/** @param {string} repository */
export const bundleFolder = (repository) => join(repository, 'apps/build/dist')

/** @param {string} repository */
const sourcesIn = (repository) => [
  join(repository, 'pnpm-lock.yaml'),
  ...['packages', 'apps'].flatMap((group) =>
    readdirSync(join(repository, group))
      .filter((name) => name !== NOT_BUNDLED)
      .flatMap((name) => filesIn(join(repository, group, name, 'src'))),
  ),
]

/**
 * @param {string} folder
 * @returns {string[]}
 */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.(ts|js)$/.test(file))
    .toSorted()
    .map((file) => join(folder, file))
