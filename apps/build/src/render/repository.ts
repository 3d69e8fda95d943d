import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { join as joinInside } from 'node:path/posix'
import { LARGEST_FILE_IN_BYTES, type RenderedFile } from '@fleet/validation'
import { readOnly } from '../disk/disk-error.ts'
import { isManifest } from '../disk/list-tree.ts'
import { readBytes } from '../disk/read-bytes.ts'
import type { Reader } from '../disk/read-manifests.ts'

/** A folder that Flux fetches as a whole: paths are from it, parted by `/`, and the folder itself is ``. */
export interface Repository {
  readonly root: string
  readonly kindOf: (path: string) => 'file' | 'folder' | undefined
  /** The names in a folder, in the order of their code units. Hidden ones are not among them. */
  readonly namesIn: (folder: string) => readonly string[]
  /** A file read as a manifest, each once. */
  readonly manifest: (path: string) => RenderedFile | undefined
}

/** Reads nothing before it is asked for. Follows no symbolic link: Flux does not fetch those. */
export const openRepository = (root: string, read: Reader): Repository => {
  const kinds = new Map<string, 'file' | 'folder' | undefined>()
  const manifests = new Map<string, RenderedFile | undefined>()
  return {
    root,
    kindOf: (path) => known(kinds, path, () => kindAt(join(root, path))),
    namesIn: (folder) =>
      readOnly('list', join(root, folder), () => readdirSync(join(root, folder)))
        .filter((name) => !name.startsWith('.') && name !== 'node_modules')
        .toSorted(),
    manifest: (path) =>
      known(manifests, path, () => {
        const file = join(root, path)
        const bytes = readOnly('read', file, () => readBytes(file, LARGEST_FILE_IN_BYTES))
        return bytes && { path, ...read(bytes) }
      }),
  }
}

const kindAt = (path: string): 'file' | 'folder' | undefined => {
  const stats = readOnly('look at', path, () => lstatSync(path, { throwIfNoEntry: false }))
  if (stats?.isFile()) return 'file'
  return stats?.isDirectory() ? 'folder' : undefined
}

const known = <Value>(values: Map<string, Value>, key: string, find: () => Value): Value => {
  if (!values.has(key)) values.set(key, find())
  return values.get(key) as Value
}

/** A path that is written in a folder, from the root; nothing where it leads out of the repository. */
export const inside = (folder: string, path: string): string | undefined => {
  const found = joinInside('/', folder, path).slice(1).replace(/\/$/, '')
  const depth = joinInside(folder === '' ? '.' : folder, path)
  return depth === '..' || depth.startsWith('../') ? undefined : found
}

/** All manifests below a folder. */
export const manifestsBelow = (repository: Repository, folder: string): readonly string[] =>
  repository.namesIn(folder).flatMap((name) => {
    const path = joinInside(folder, name)
    const kind = repository.kindOf(path)
    if (kind === 'folder') return manifestsBelow(repository, path)
    return kind === 'file' && isManifest(name) ? [path] : []
  })

/** Whether a folder is a whole repository. */
export const isRepository = (folder: string): boolean => existsSync(join(folder, '.git'))
