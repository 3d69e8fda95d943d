import type { DesiredFile, DesiredTree } from './desired-tree.ts'
import type { TreeOnDisk } from './read-tree.ts'

/**
 * How a wanted file stands: `missing`; `current`; `stale`, as an earlier inventory gave it; `edited` since it was
 * generated; or `foreign`, a person's.
 */
export type FileState = 'missing' | 'current' | 'stale' | 'edited' | 'foreign'

/** How each wanted file stands, by its path. */
export type States = ReadonlyMap<string, FileState>

/**
 * A file that begins as generated ones do is ours without being recorded: the record was lost, or the file came by
 * a merge. One that was only pending is a person's if it holds neither our bytes nor our header: the build was killed
 * before it came to write there.
 */
export const stateOf = (path: string, { hash }: DesiredFile, disk: TreeOnDisk): FileState => {
  const entry = disk.entries.get(path)
  if (entry?.kind !== 'file') return entry ? 'foreign' : 'missing'
  if (entry.hash === hash) return 'current'
  if (isAsGenerated(path, disk)) return 'stale'
  if (disk.record?.files.has(path)) return 'edited'
  return entry.isGenerated ? 'stale' : 'foreign'
}

/** Recorded files that are no longer wanted. */
export interface Orphans {
  readonly all: readonly string[]
  /** Those that still hold the bytes that were generated. */
  readonly removable: readonly string[]
  /** Those that were changed since. Whoever did so may want them. */
  readonly edited: readonly string[]
}

export const orphansOf = ({ files }: DesiredTree, disk: TreeOnDisk): Orphans => {
  const recorded = new Set([...(disk.record?.files.keys() ?? []), ...(disk.record?.pending.keys() ?? [])])
  const all = [...recorded].filter((path) => !files.has(path))
  return {
    all,
    removable: all.filter((path) => isAsGenerated(path, disk)),
    edited: all.filter((path) => disk.entries.has(path) && !isAsGenerated(path, disk)),
  }
}

const isAsGenerated = (path: string, { record, entries }: TreeOnDisk): boolean => {
  const entry = entries.get(path)
  if (entry?.kind !== 'file') return false
  return entry.hash === record?.files.get(path) || entry.hash === record?.pending.get(path)
}
