import { join } from 'node:path'
import type { SuppressionsFile } from '@fleet/validation'
import { shownPath } from '../report/shown-path.ts'
import { isRefusal, readOnly } from './disk-error.ts'
import { readBytes } from './read-bytes.ts'

/** A person's file beside the trees that suppresses findings. The generator never writes it. */
const SUPPRESSIONS_FILE = 'suppressions.yaml'

/** A thousand times what a person writes. */
const LONGEST_IN_BYTES = 2 ** 20

/** The suppressions for the trees of a folder, if there are any. */
export const readSuppressionsFile = (folder: string): readonly SuppressionsFile[] => {
  const file = join(folder, SUPPRESSIONS_FILE)
  const bytes = readOnly('read', file, () => {
    try {
      return readBytes(file, LONGEST_IN_BYTES)
    } catch (error) {
      if (isRefusal(error, 'ENOENT', 'ENOTDIR')) return undefined
      throw error
    }
  })
  return bytes ? [{ path: shownPath(file), content: bytes.toString('utf8') }] : []
}
