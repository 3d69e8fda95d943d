import type { DesiredTree } from './desired-tree.ts'
import type { Orphans, States } from './file-state.ts'
import type { TreeOnDisk } from './read-tree.ts'
import { printRecord } from './record.ts'

/**
 * The record while files are being written: those that are there, each with the bytes that it was generated with, and
 * those about to be there. Whichever of the two a killed build leaves, it is known.
 */
export const recordDuring = (
  desired: DesiredTree,
  disk: TreeOnDisk,
  states: States,
  { removable }: Orphans,
): string => {
  const there = [...removable, ...desired.files.keys()].flatMap((path) => {
    const hash = states.get(path) === 'edited' ? disk.record?.files.get(path) : hashAt(path, disk)
    return hash === undefined ? [] : [[path, hash] as const]
  })
  const written = [...desired.files].filter(([path]) => states.get(path) !== 'current')
  return printRecord({
    files: new Map(there),
    pending: new Map(written.map(([path, { hash }]) => [path, hash])),
  })
}

/**
 * The record once all is done. A cluster that left the inventory has none; but one that cannot be read stays where it
 * is, for it may be a person's.
 */
export const recordAfter = (
  { files }: DesiredTree,
  { record, recordText }: TreeOnDisk,
): string | undefined => {
  if (files.size === 0) return record ? undefined : recordText
  return printRecord({
    files: new Map([...files].map(([path, { hash }]) => [path, hash])),
    pending: new Map(),
  })
}

const hashAt = (path: string, { entries }: TreeOnDisk): string | undefined => {
  const entry = entries.get(path)
  return entry?.kind === 'file' ? entry.hash : undefined
}
