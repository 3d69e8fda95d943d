const { hash } = process.getBuiltinModule('node:crypto')
const { readdirSync, statSync } = process.getBuiltinModule('node:fs')
const { join } = process.getBuiltinModule('node:path')

/** The inventory is loaded from its own sources, whatever runs: what a user edits never makes a bundle stale. */
const NOT_BUNDLED = 'inventory'

/**
 * The file that holds the whole program made of exactly the sources that are there now, if it was made: its name tells
 * their state. Two hundred modules take longer to find and load than a build of two clusters takes to run.
 * @param {string} repository
 */
export const bundleFile = (repository) => {
  const state = sourcesIn(repository).map((source) => {
    const { size, mtimeMs } = statSync(source)
    return `${source} ${size} ${mtimeMs}\n`
  })
  return join(bundleFolder(repository), `program-${hash('sha256', state.join('')).slice(0, 16)}.cjs`)
}

/** @param {string} repository */
export const bundleFolder = (repository) => join(repository, 'apps/build/dist')

/** @param {string} repository */
const sourcesIn = (repository) => [
  join(repository, 'pnpm-lock.yaml'),
  ...filesIn(join(repository, 'apps/build/bundle')).toSorted(),
  ...['packages', 'apps'].flatMap((group) =>
    readdirSync(join(repository, group))
      .filter((name) => name !== NOT_BUNDLED)
      .flatMap((name) => filesIn(join(repository, group, name, 'src')))
      .toSorted(),
  ),
]

/**
 * By hand, for Node's own recursion asks the disk once more for each file.
 * @param {string} folder
 * @returns {string[]}
 */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(path) : isSource(entry.name) ? [path] : []
  })

/** @param {string} name */
const isSource = (name) => (name.endsWith('.ts') || name.endsWith('.js')) && !name.endsWith('.test.ts')
