import { join } from 'node:path'
import type { Finding } from '@fleet/model'
import type { DesiredTree } from './desired-tree.ts'
import type { States } from './file-state.ts'
import { foldersOf } from './owned-path.ts'
import type { TreeOnDisk } from './read-tree.ts'
import { RECORD } from './record.ts'

/** What keeps a tree from being written: whatever is in a file's place or on its way, and is not the generator's. */
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

/** A symbolic link where the generator would write or remove. */
export const banSymlink = (file: string): Finding => ({
  rule: 'ban-symlink',
  severity: 'error',
  location: { kind: 'file', file },
  message: 'a symbolic link is where the generator owns a file or folder',
  impact: 'files outside the tree could be overwritten, so nothing was written',
  fix: 'move it away, or replace it by what it leads to',
})

/** Something of a person's where a generated file or its folder belongs. */
export const banOverwriting = (file: string): Finding => ({
  rule: 'ban-overwriting',
  severity: 'error',
  location: { kind: 'file', file },
  message: 'something that the generator did not make is where one of its files belongs',
  impact: 'it would be lost, so nothing was written',
  fix: 'move it to another name; or delete it, if nobody needs it',
})

/** A record that cannot be read: what it listed cannot be told from a person's files any more. */
export const unreadableRecord = ({ folder, recordText, record }: TreeOnDisk): readonly Finding[] =>
  recordText === undefined || record
    ? []
    : [
        {
          rule: 'valid-record',
          severity: 'warning',
          location: { kind: 'file', file: join(folder, RECORD) },
          message: 'this record of the generated files cannot be read',
          impact: 'files that are no longer made stay in this folder, as a person’s would',
          fix: 'restore it from Git; or build, and delete what is reported as not generated',
        },
      ]
