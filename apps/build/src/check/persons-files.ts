import { join } from 'node:path'
import { LARGEST_FILE_IN_BYTES } from '@fleet/validation'
import { DISK, type Kind } from '../disk/disk.ts'
import { sha256 } from '../disk/hash.ts'
import { isManifest } from '../disk/list-tree.ts'
import type { FleetPlan } from '../disk/plan-trees.ts'

/** Everything in the trees that the generator did not make, and the trees of other clusters beside them. */
export const personsPaths = ({ trees }: FleetPlan, out: string): readonly string[] => {
  const known = new Set(trees.map(({ cluster }) => cluster))
  const others = DISK.kindOf(out) === 'folder' ? DISK.list(out) : []
  return [
    ...trees.flatMap(({ folder, kept }) => kept.map(({ path }) => join(folder, path))),
    ...others
      .filter(({ name, kind }) => isTreePlace(kind) && !name.startsWith('.') && !known.has(name))
      .map(({ name }) => join(out, name)),
  ]
}

const isTreePlace = (kind: Kind): boolean => kind === 'folder' || kind === 'symlink'

/** Identifies a person's files: by the names of all, and by what manifests hold. Nothing is read where there are none. */
export const hashOfPersons = (paths: readonly string[]): string =>
  paths.length === 0 ? '' : sha256(JSON.stringify(paths.flatMap(contentsBelow)))

const contentsBelow = (path: string): readonly unknown[] => {
  const kind = DISK.kindOf(path)
  if (kind === 'folder')
    return [path, ...DISK.list(path).flatMap(({ name }) => contentsBelow(join(path, name)))]
  const bytes = kind === 'file' && isManifest(path) ? DISK.read(path, LARGEST_FILE_IN_BYTES) : undefined
  return [path, kind, bytes && sha256(bytes)]
}
