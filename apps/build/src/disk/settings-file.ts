import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import {
  DECIDABLE_RULES,
  globMatcher,
  readSettings,
  type Settings,
  type SuppressionsFile,
} from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { foldersUpwards } from './repository-of.ts'
import { readPersonsFile, SETTINGS_FILE } from './suppressions-file.ts'

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
  const found = new Set(folders.flatMap((folder) => homeOfSettings(folder) ?? []))
  const [home, other] = found
  if (home === undefined) return undefined
  if (other !== undefined)
    throw new UsageError(
      `the folders have different settings: ${join(home, SETTINGS_FILE)} and ${join(other, SETTINGS_FILE)}`,
      'check them one at a time',
    )
  const file = readPersonsFile(join(home, SETTINGS_FILE))
  if (!file) return undefined
  // Where less than the whole folder is named, some entries are about what is not checked.
  const own = { ...file, isShared: !folders.some((folder) => resolve(folder) === home) }
  return { ...readSettings(own, DECIDABLE_RULES), file: own, folder: home }
}

const homeOfSettings = (folder: string): string | undefined =>
  foldersUpwards(folder).find((one) => existsSync(join(one, SETTINGS_FILE)))

/** Whether settings leave a file out of all checks. */
export const ignoredBy = (settings: SettingsOnDisk | undefined): ((path: string) => boolean) => {
  if (!settings || settings.ignore.length === 0) return () => false
  const globs = settings.ignore.map(globMatcher)
  return (path) => globs.some((matches) => matches(relative(settings.folder, resolve(path))))
}
