import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { join as joinInside } from 'node:path/posix'
import { LARGEST_FILE_IN_BYTES, type RenderedFile } from '@fleet/validation'
import type { Disk } from '../disk/disk.ts'
import { isManifest } from '../disk/list-tree.ts'
import type { Reader } from '../disk/read-manifests.ts'

/** A folder that Flux fetches as a whole: paths are from it, parted by `/`, and the folder itself is ``. */
export interface Repository {
  readonly root: string
  readonly kindOf: (path: string) => 'file' | 'folder' | undefined
  /** The names in a folder, in the order of their code units. Hidden ones are not among them. */
  readonly namesIn: (folder: string) => readonly string[]
  /** A file read as a manifest, each once. */
  readonly manifest: (path: string) => RenderedFile | undefined
  /** Writes a file's bytes somewhere else. */
  readonly copy: (path: string, target: string) => void
}

/** Reads nothing before it is asked for. Follows no symbolic link: Flux does not fetch those. */
export const openRepository = (root: string, { disk, parse }: Reader): Repository => {
  const kinds = new Map<string, 'file' | 'folder' | undefined>()
  const manifests = new Map<string, RenderedFile | undefined>()
  return {
    root,
    kindOf: (path) => known(kinds, path, () => kindAt(disk, join(root, path))),
    namesIn: (folder) =>
      disk
        .list(join(root, folder))
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('.') && name !== 'node_modules'),
    manifest: (path) =>
      known(manifests, path, () => {
        const bytes = disk.read(join(root, path), LARGEST_FILE_IN_BYTES)
        return bytes && { path, ...parse(bytes) }
      }),
    copy: (path, target) => {
      const bytes = disk.read(join(root, path), Infinity)
      if (bytes) writeFileSync(target, bytes)
    },
  }
}

const kindAt = (disk: Disk, path: string): 'file' | 'folder' | undefined => {
  const kind = disk.kindOf(path)
  return kind === 'file' || kind === 'folder' ? kind : undefined
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
