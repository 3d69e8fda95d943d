import { join } from 'node:path'
import type { Finding } from '@fleet/model'
import type { DesiredTree } from './desired-tree.ts'
import type { States } from './file-state.ts'
import { foldersOf } from './owned-path.ts'
import type { TreeOnDisk } from './read-tree.ts'
import { RECORD } from './record.ts'

/** What obstructs a tree: things in a file's place or on its path that are not the generator's. */
export const obstaclesOf = (desired: DesiredTree, states: States, disk: TreeOnDisk): readonly Finding[] => {
  if (disk.kind === 'symlink') return [banSymlink(disk.folder)]
  if (disk.kind !== undefined && disk.kind !== 'folder') return [banOverwriting(disk.folder)]
  const folders = new Set([...desired.files.keys()].flatMap(foldersOf))
  return [...disk.entries].flatMap(([path, { kind }]) => {
    const at = join(disk.folder, path)
    if (kind === 'symlink') return [banSymlink(at)]
    const inTheWay =
      states.get(path) === 'foreign' || path === RECORD || (folders.has(path) && kind !== 'folder')
    return inTheWay ? [banOverwriting(at)] : []
  })
}

/** A symbolic link in a place where the generator would write or remove. */
export const banSymlink = (file: string): Finding => ({
  rule: 'ban-symlink',
  severity: 'error',
  location: { kind: 'file', file },
  message: 'a symbolic link is where the generator owns a file or folder',
  impact: 'files outside the tree could be overwritten, so nothing was written',
  fix: 'move it away, or replace it by its target',
})

/** Something of a person's in the place of a generated file or its folder. */
export const banOverwriting = (file: string): Finding => ({
  rule: 'ban-overwriting',
  severity: 'error',
  location: { kind: 'file', file },
  message: 'something that the generator did not make is in the place of one of its files',
  impact: 'it would be lost, so nothing was written',
  fix: 'rename it, or delete it if it is not needed',
})

/** An unreadable record: its files no longer differ from a person's. */
export const unreadableRecord = ({ folder, recordText, record }: TreeOnDisk): readonly Finding[] =>
  recordText === undefined || record
    ? []
    : [
        {
          rule: 'valid-record',
          severity: 'warning',
          location: { kind: 'file', file: join(folder, RECORD) },
          message: 'this record of the generated files cannot be read',
          impact: 'files that are no longer generated stay in this folder, like a person’s',
          fix: 'restore it from Git; or build, and delete the files reported as not generated',
        },
      ]
