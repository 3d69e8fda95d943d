import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import {
  DECIDABLE_RULES,
  globMatcher,
  readSettings,
  type Settings,
  type SuppressionsFile,
} from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { foldersUpwards } from './repository-of.ts'
import { readPersonsFile, SETTINGS_FILES } from './suppressions-file.ts'

/** A file of settings as it is on the disk. */
export interface SettingsOnDisk extends Settings {
  readonly file: SuppressionsFile
  /** The folder that it is in, which its paths start from. */
  readonly folder: string
}

/**
 * The settings in or above the named folders, up to the root of the repository.
 * @throws UsageError where folders have different settings
 */
export const readSettingsOf = (folders: readonly string[]): SettingsOnDisk | undefined => {
  const [path, other] = new Set(folders.flatMap(settingsFilesOf))
  if (path === undefined) return undefined
  if (other !== undefined)
    throw new UsageError(
      `there are different settings: ${path} and ${other}`,
      dirname(path) === dirname(other) ? 'keep one of them' : 'check the folders one at a time',
    )
  const file = readPersonsFile(path)
  if (!file) return undefined
  const home = dirname(path)
  // Where less than the whole folder is named, some entries are about what is not checked.
  const own = { ...file, isShared: !folders.some((folder) => resolve(folder) === home) }
  return { ...readSettings(own, DECIDABLE_RULES), file: own, folder: home }
}

/** The files of settings in the nearest folder that has any. */
const settingsFilesOf = (folder: string): readonly string[] =>
  foldersUpwards(folder)
    .map((one) => SETTINGS_FILES.map((name) => join(one, name)).filter((path) => existsSync(path)))
    .find((files) => files.length > 0) ?? []

/** Whether settings leave a file out of all checks. */
export const ignoredBy = (settings: SettingsOnDisk | undefined): ((path: string) => boolean) => {
  if (!settings || settings.ignore.length === 0) return () => false
  const globs = settings.ignore.map(globMatcher)
  return (path) => globs.some((matches) => matches(relative(settings.folder, resolve(path))))
}
