import { lstatSync, readdirSync, type Dirent, type Stats } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { readOnly } from './disk-error.ts'
import { readBytes } from './read-bytes.ts'

export type Kind = 'file' | 'folder' | 'symlink' | 'pipe' | 'other'

/** What is in a folder, by name. */
export interface Entry {
  readonly name: string
  readonly kind: Kind
}

/** What trees are read from: the files of the machine, or these as a build would leave them. Follows no symbolic link. */
export interface Disk {
  /** What is in a folder, in the order of the names' code units: the operating system's order varies. */
  readonly list: (folder: string) => readonly Entry[]
  readonly kindOf: (path: string) => Kind | undefined
  /**
   * The bytes of a regular file, at most one over a limit, which shows that there are more; nothing where it is not a
   * regular file.
   */
  readonly read: (file: string, most: number) => Buffer | undefined
}

/** The files of the machine. */
export const DISK: Disk = {
  list: (folder) =>
    readOnly('list', folder, () => readdirSync(folder, { withFileTypes: true }))
      .map((entry) => ({ name: entry.name, kind: kindFrom(entry) }))
      .toSorted(byName),
  kindOf: (path) => {
    const stats = readOnly('look at', path, () => lstatSync(path, { throwIfNoEntry: false }))
    return stats && kindFrom(stats)
  },
  read: (file, most) => readOnly('read', file, () => readBytes(file, most)),
}

const kindFrom = (found: Dirent | Stats): Kind => {
  if (found.isFile()) return 'file'
  if (found.isDirectory()) return 'folder'
  if (found.isSymbolicLink()) return 'symlink'
  return found.isFIFO() ? 'pipe' : 'other'
}

const byName = (one: Entry, other: Entry): number => (one.name < other.name ? -1 : 1)

/** What a build changes: whole paths of the files that it writes, and of what it removes. */
export interface DiskChanges {
  readonly written: ReadonlyMap<string, Buffer>
  readonly removed: ReadonlySet<string>
}

/** A disk as it is after some changes. */
export const overlaid = (disk: Disk, { written, removed }: DiskChanges): Disk => {
  const folders = entriesByFolder(written.keys())
  const kindOf = (path: string): Kind | undefined => {
    const whole = resolve(path)
    if (written.has(whole)) return 'file'
    if (folders.has(whole)) return 'folder'
    return removed.has(whole) ? undefined : disk.kindOf(path)
  }
  return {
    kindOf,
    read: (file, most) => written.get(resolve(file)) ?? disk.read(file, most),
    list: (folder) => {
      const whole = resolve(folder)
      const added = folders.get(whole) ?? new Map<string, Kind>()
      const present = disk.kindOf(folder) === undefined ? [] : disk.list(folder)
      return [
        ...present.filter(({ name }) => !added.has(name) && !removed.has(resolve(whole, name))),
        ...[...added].map(([name, kind]) => ({ name, kind })),
      ].toSorted(byName)
    },
  }
}

/** What is in each folder that leads to a file. */
const entriesByFolder = (files: Iterable<string>): ReadonlyMap<string, ReadonlyMap<string, Kind>> => {
  const folders = new Map<string, Map<string, Kind>>()
  const add = (path: string, kind: Kind): void => {
    const folder = dirname(path)
    const entries = folders.get(folder)
    if (entries) {
      entries.set(basename(path), kind)
      return
    }
    folders.set(folder, new Map([[basename(path), kind]]))
    if (dirname(folder) !== folder) add(folder, 'folder')
  }
  for (const file of files) add(file, 'file')
  return folders
}
