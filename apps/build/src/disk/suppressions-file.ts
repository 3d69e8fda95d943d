import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Finding } from '@fleet/model'
import { didYouMean } from '@fleet/model/suggestion'
import type { SuppressionsFile } from '@fleet/validation'
import { shownPath } from '../report/shown-path.ts'
import { isRefusal, readOnly } from './disk-error.ts'
import { readBytes } from './read-bytes.ts'

/** A person's file beside the trees that suppresses findings, and the name that it had before. The generator never writes it. */
export const SUPPRESSIONS_FILES: readonly string[] = [
  'suppressions.yaml',
  'suppressions.yml',
  'exceptions.yaml',
  'exceptions.yml',
]

/** A person's file that decides about all checks of a repository. */
export const SETTINGS_FILES: readonly string[] = ['.fleet.yaml', '.fleet.yml']

/** A thousand times what a person writes. */
const LONGEST_IN_BYTES = 2 ** 20

/** The suppressions for the trees of a folder, if there are any. */
export const readSuppressionsFile = (folder: string): readonly SuppressionsFile[] =>
  SUPPRESSIONS_FILES.flatMap((name) => readPersonsFile(join(folder, name)) ?? [])

/** The suppressions beside a folder: they may be for others there, too. */
export const readSuppressionsBeside = (folder: string): readonly SuppressionsFile[] =>
  readSuppressionsFile(dirname(resolve(folder))).map((file) => ({ ...file, isShared: true }))

/** Files in a folder that look like suppressions and have another name, so that they suppress nothing. */
export const misnamedSuppressions = (folder: string): readonly Finding[] =>
  readOnly('list', folder, () => readdirSync(folder))
    .filter((name) => /\.ya?ml$/.test(name) && !SUPPRESSIONS_FILES.includes(name))
    .flatMap((name) => {
      const suggestion = didYouMean(name, SUPPRESSIONS_FILES)
      const file = join(folder, name)
      if (suggestion === undefined || !/^- rule:/m.test(readPersonsFile(file)?.content ?? '')) return []
      return [misnamed(file, suggestion)]
    })

const misnamed = (file: string, fix: string): Finding => ({
  rule: 'valid-suppression',
  severity: 'error',
  location: { kind: 'file', file: shownPath(file) },
  message: 'this looks like a file of suppressions, and no command reads a file of this name',
  impact: 'its entries suppress nothing',
  fix,
})

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
