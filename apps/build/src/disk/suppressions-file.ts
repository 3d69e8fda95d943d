import { dirname, join, resolve } from 'node:path'
import type { SuppressionsFile } from '@fleet/validation'
import { shownPath } from '../report/shown-path.ts'
import { isRefusal, readOnly } from './disk-error.ts'
import { readBytes } from './read-bytes.ts'

/** A person's file beside the trees that suppresses findings, and the name that it had before. The generator never writes it. */
export const SUPPRESSIONS_FILES: readonly string[] = ['suppressions.yaml', 'exceptions.yaml']

/** A person's file that decides about all checks of a repository. */
export const SETTINGS_FILE = '.fleet.yaml'

/** A thousand times what a person writes. */
const LONGEST_IN_BYTES = 2 ** 20

/** The suppressions for the trees of a folder, if there are any. */
export const readSuppressionsFile = (folder: string): readonly SuppressionsFile[] =>
  SUPPRESSIONS_FILES.flatMap((name) => readPersonsFile(join(folder, name)) ?? [])

/** The suppressions beside a folder: they may be for others there, too. */
export const readSuppressionsBeside = (folder: string): readonly SuppressionsFile[] =>
  readSuppressionsFile(dirname(resolve(folder))).map((file) => ({ ...file, isShared: true }))

/** A file in which a person decides, if it is there. */
export const readPersonsFile = (file: string): SuppressionsFile | undefined => {
  const bytes = readOnly('read', file, () => {
    try {
      return readBytes(file, LONGEST_IN_BYTES)
    } catch (error) {
      if (isRefusal(error, 'ENOENT', 'ENOTDIR')) return undefined
      throw error
    }
  })
  return bytes && { path: shownPath(file), content: bytes.toString('utf8') }
}
