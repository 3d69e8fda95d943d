import { lstatSync, readdirSync, readFileSync, type Dirent, type Stats } from 'node:fs'
import { join } from 'node:path'
import { onDisk } from './disk-error.ts'
import { sha256 } from './hash.ts'
import { foldersOf, isOfBootstrap } from './owned-path.ts'
import { parseRecord, RECORD, type GenerationRecord } from './record.ts'
import { nameOfTemporary } from './temporary-file.ts'

type Kind = 'file' | 'folder' | 'symlink' | 'other'

/** What is at a path: a file with the hash of its bytes, or something without one. */
export type Entry =
  | { readonly kind: 'file'; readonly hash: string; readonly isGenerated: boolean }
  | { readonly kind: Exclude<Kind, 'file'> }

interface Survey {
  /** What is at each wanted or recorded path, and at the folders on the way. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Everything else beside those. Folders end in `/`. */
  readonly strangers: readonly string[]
  /** Temporary files of a killed build, recognised by the name of the file that they would become. */
  readonly leftovers: readonly string[]
}

/** What the generator reads of a cluster's folder. */
export interface TreeOnDisk extends Survey {
  readonly folder: string
  /** What the folder itself is; nothing where it does not exist yet. */
  readonly kind: Kind | undefined
  /** The record's bytes, where it exists, and its contents, where they are valid. */
  readonly recordText?: string
  readonly record?: GenerationRecord
}

/**
 * Reads a cluster's folder. Follows no symbolic link, and never looks into a folder of bootstrap's. Lists only folders
 * on the way to wanted or recorded files, not a person's own.
 * @param header how each generated file begins
 */
export const readTree = (folder: string, wanted: Iterable<string>, header: string): TreeOnDisk => {
  const kind = kindAt(folder)
  if (kind !== 'folder') return { folder, kind, entries: new Map(), strangers: [], leftovers: [] }
  const recordText = readRecord(folder)
  const record = recordText === undefined ? undefined : parseRecord(recordText)
  const recorded = record ? [...record.files.keys(), ...record.pending.keys()] : []
  return {
    folder,
    kind,
    ...survey(folder, new Set([...wanted, ...recorded]), Buffer.from(header)),
    ...(recordText !== undefined && { recordText }),
    ...(record && { record }),
  }
}

const readRecord = (folder: string): string | undefined => {
  const file = join(folder, RECORD)
  return kindAt(file) === 'file' ? readBytes(file).toString('utf8') : undefined
}

const survey = (root: string, files: ReadonlySet<string>, header: Buffer): Survey => {
  const folders = new Set([...files].flatMap(foldersOf))
  const entries = new Map<string, Entry>()
  const strangers: string[] = []
  const leftovers: string[] = []
  const list = (folder: string): void => {
    for (const found of listFolder(join(root, folder))) {
      const path = folder === '' ? found.name : `${folder}/${found.name}`
      const kind = kindOf(found)
      if (isPassedOver(path, kind)) continue
      if (files.has(path) || folders.has(path) || path === RECORD) {
        entries.set(path, kind === 'file' ? fileEntry(join(root, path), header) : { kind })
        if (kind === 'folder' && folders.has(path)) list(path)
      } else if (kind === 'file' && isLeftover(folder, found.name, files)) leftovers.push(path)
      else strangers.push(kind === 'folder' ? `${path}/` : path)
    }
  }
  list('')
  return { entries, strangers, leftovers }
}

/** Skipped here: the record, which is read elsewhere, and a folder of bootstrap's. */
const isPassedOver = (path: string, kind: Kind): boolean =>
  kind === 'file' ? path === RECORD : isOfBootstrap(`${path}/`)

const isLeftover = (folder: string, name: string, files: ReadonlySet<string>): boolean => {
  const target = nameOfTemporary(name)
  if (target === undefined) return false
  return folder === '' ? target === RECORD || files.has(target) : files.has(`${folder}/${target}`)
}

const fileEntry = (file: string, header: Buffer): Entry => {
  const bytes = readBytes(file)
  return { kind: 'file', hash: sha256(bytes), isGenerated: bytes.subarray(0, header.length).equals(header) }
}

const readBytes = (file: string): Buffer => onDisk('read', file, () => readFileSync(file))

/** By code unit: the operating system's order varies. */
const listFolder = (folder: string): Dirent[] =>
  onDisk('list', folder, () => readdirSync(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )

/** What is at a path itself, never the target of a symbolic link. */
export const kindAt = (path: string): Kind | undefined => {
  const stats = onDisk('look at', path, () => lstatSync(path, { throwIfNoEntry: false }))
  return stats && kindOf(stats)
}

const kindOf = (found: Dirent | Stats): Kind => {
  if (found.isFile()) return 'file'
  if (found.isDirectory()) return 'folder'
  return found.isSymbolicLink() ? 'symlink' : 'other'
}
