import type { Finding } from '@fleet/model'
import type { DesiredTree } from './desired-tree.ts'
import { orphansOf, stateOf, type Orphans, type States } from './file-state.ts'
import { obstaclesOf, unreadableRecord } from './obstacles.ts'
import { foldersOf } from './owned-path.ts'
import { recordAfter, recordDuring } from './plan-record.ts'
import type { TreeOnDisk } from './read-tree.ts'
import { RECORD } from './record.ts'

/** One change of the disk that either happened or did not. */
export type Step =
  | { readonly do: 'write'; readonly path: string; readonly content: string }
  | { readonly do: 'remove' | 'remove-folder-if-empty'; readonly path: string }

/** A file that is not as the fleet says, and what the build does about it. */
export interface Change {
  readonly path: string
  readonly action: 'write' | 'remove'
  /** `leftover`: a temporary file of a build that was killed. */
  readonly state: 'missing' | 'stale' | 'edited' | 'leftover'
}

/** A file in the tree that stays as it is: a person's, or a generated one that was edited and is no longer made. */
export interface Kept {
  readonly path: string
  readonly state: 'foreign' | 'edited'
}

export interface TreePlan {
  readonly cluster: string
  readonly folder: string
  readonly unchanged: number
  readonly changes: readonly Change[]
  readonly kept: readonly Kept[]
  readonly findings: readonly Finding[]
  /** What to do, in this order. */
  readonly steps: readonly Step[]
}

/**
 * Plans how a cluster's folder becomes what the fleet says, so that a build killed between or during any two steps
 * loses nothing:
 *
 * 1. the record of what is there and of what is about to be there, so that every file is known, old or new;
 * 2. the files, each by a rename: old or new, never torn;
 * 3. the removal of recorded files that are no longer made, if they still hold the bytes that were generated;
 * 4. the record of what is there now.
 *
 * Whatever an interrupted build leaves is a state of the disk like any other, and is planned from in the same way.
 */
export const planTree = (desired: DesiredTree, disk: TreeOnDisk): TreePlan => {
  const states = new Map([...desired.files].map(([path, file]) => [path, stateOf(path, file, disk)]))
  const orphans = orphansOf(desired, disk)
  const written = [...desired.files].filter(([path]) => states.get(path) !== 'current')
  const during = written.length > 0 ? recordDuring(desired, disk, states, orphans) : disk.recordText
  const after = recordAfter(desired, disk)
  return {
    cluster: desired.cluster,
    folder: disk.folder,
    unchanged: desired.files.size - written.length,
    changes: [...changesOf(states, orphans, disk), ...changeOfRecord(disk, after)],
    kept: [
      ...disk.strangers.map((path) => ({ path, state: 'foreign' }) as const),
      ...orphans.edited.map((path) => ({ path, state: 'edited' }) as const),
    ],
    findings: [...obstaclesOf(desired, states, disk), ...unreadableRecord(disk)],
    steps: [
      ...disk.leftovers.map(remove),
      ...setRecord(disk.recordText, during),
      ...written.map(([path, { content }]) => write(path, content)),
      ...orphans.removable.map(remove),
      ...foldersEmptiedBy(orphans, desired).map(removeFolderIfEmpty),
      ...setRecord(during, after),
      ...(disk.record && after === undefined ? [removeFolderIfEmpty('')] : []),
    ],
  }
}

const changesOf = (states: States, { removable }: Orphans, { leftovers }: TreeOnDisk): readonly Change[] => [
  ...[...states].flatMap(([path, state]) =>
    state === 'current' || state === 'foreign' ? [] : [{ path, action: 'write', state } as const],
  ),
  ...removable.map((path) => ({ path, action: 'remove', state: 'stale' }) as const),
  ...leftovers.map((path) => ({ path, action: 'remove', state: 'leftover' }) as const),
]

const changeOfRecord = ({ recordText, record }: TreeOnDisk, after: string | undefined): readonly Change[] => {
  if (after === recordText) return []
  if (after === undefined) return [{ path: RECORD, action: 'remove', state: 'stale' }]
  if (recordText === undefined) return [{ path: RECORD, action: 'write', state: 'missing' }]
  return [{ path: RECORD, action: 'write', state: record ? 'stale' : 'edited' }]
}

const write = (path: string, content: string): Step => ({ do: 'write', path, content })
const remove = (path: string): Step => ({ do: 'remove', path })
const removeFolderIfEmpty = (path: string): Step => ({ do: 'remove-folder-if-empty', path })

const setRecord = (from: string | undefined, to: string | undefined): readonly Step[] => {
  if (from === to) return []
  return [to === undefined ? remove(RECORD) : write(RECORD, to)]
}

/** Innermost first. Also those of files that are gone already: a build may have been killed before it came to the folder. */
const foldersEmptiedBy = ({ all }: Orphans, { files }: DesiredTree): readonly string[] => {
  const needed = new Set([...files.keys()].flatMap(foldersOf))
  return [...new Set(all.flatMap(foldersOf))].filter((folder) => !needed.has(folder)).toReversed()
}
