import { commandLine } from '../cli/program.ts'
import { isOwnedPath } from './owned-path.ts'

/** The record's file in each cluster's folder. Flux reads the folders beside it, never this file. */
export const RECORD = '.generated.json'

/** Hashes of files, by path inside the cluster's folder. */
export type Hashes = ReadonlyMap<string, string>

/** The generator's files in a cluster's folder: it replaces and removes no others. */
export interface GenerationRecord {
  /** Each file as it was last generated. */
  readonly files: Hashes
  /** What a build is about to write. Empty after a build, so an entry shows an interrupted one. */
  readonly pending: Hashes
}

const ABOUT = `The files of this folder that \`${commandLine('build')}\` made, each with the SHA-256 of its bytes: it replaces and removes no others.`

/** Raised when the shape below changes. A record of another format does not count. */
const FORMAT = 1

/** The record as text, the same for the same hashes in any order. */
export const printRecord = ({ files, pending }: GenerationRecord): string => {
  const record = {
    about: ABOUT,
    format: FORMAT,
    files: inPathOrder(files),
    ...(pending.size > 0 && { pending: inPathOrder(pending) }),
  }
  return `${JSON.stringify(record, undefined, 2)}\n`
}

const inPathOrder = (hashes: Hashes) =>
  Object.fromEntries([...hashes].toSorted(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Parses a record. One value that cannot be ours (a path out of the folder, the remains of a merge) makes it invalid.
 * @returns nothing where the text is not a valid record
 */
export const parseRecord = (text: string): GenerationRecord | undefined => {
  const { format, files, pending = {} } = parseObject(text)
  return format === FORMAT && isHashes(files) && isHashes(pending)
    ? { files: new Map(Object.entries(files)), pending: new Map(Object.entries(pending)) }
    : undefined
}

const parseObject = (text: string): Partial<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isHashes = (value: unknown): value is Record<string, string> =>
  isObject(value) &&
  Object.entries(value).every(
    ([path, hash]) => isOwnedPath(path) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash),
  )
