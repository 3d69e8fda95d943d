import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hashOf, type BundleManifest } from '../src/bundle.js'

/** The inventory always loads from its own sources: an edit of it never makes a bundle stale. */
const NOT_BUNDLED = 'inventory'

/** The manifest of a bundle of the present sources: the program's file name and each source. Nothing is built. */
export const bundleManifest = (repository: string): BundleManifest => {
  const sources = sourcesIn(repository).map((path) => {
    const file = join(repository, path)
    const { size, mtimeMs } = statSync(file)
    return [path, size, mtimeMs, hashOf(file)] as const
  })
  const contents = sources.map(([path, , , hash]) => [path, hash])
  const state = createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 16)
  return { program: `program-${state}.cjs`, sources }
}

const sourcesIn = (repository: string): readonly string[] => {
  const packages = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(repository, group))
      .filter((name) => name !== NOT_BUNDLED)
      .map((name) => `${group}/${name}`),
  )
  return [
    'pnpm-lock.yaml',
    ...packages.map((folder) => `${folder}/package.json`),
    ...[...packages.map((folder) => `${folder}/src`), 'apps/build/bundle']
      .flatMap((folder) => filesIn(repository, folder))
      .filter((path) => /\.(c?[jt]s|json)$/.test(path) && !/\.test\.ts$|\/testing\//.test(path)),
  ].toSorted()
}

const filesIn = (repository: string, folder: string): readonly string[] =>
  readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)))
