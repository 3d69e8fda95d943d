import { basename, join } from 'node:path'
import { SOPS_CONFIG } from '@fleet/model'
import { Refusal } from '../refusal.ts'
import { FLUX_FOLDER } from '../tree.ts'
import type { Disk, Entry, Kind } from './disk.ts'
import { RECORD } from './record.ts'
import { SETTINGS_FILES, SUPPRESSIONS_FILES } from './suppressions-file.ts'

/** The contents of a cluster's folder, by path inside it. */
export interface Listing {
  readonly manifests: readonly string[]
  /** What Flux does not fetch, with its kind: symbolic links, pipes, devices. */
  readonly special: readonly (readonly [path: string, message: string])[]
  /** Regular files whose names are not those of YAML. */
  readonly others: readonly string[]
  /** Regular files that a person leaves out of all checks. */
  readonly ignored: readonly string[]
  /** Whether `flux bootstrap` has a folder of its own in it. */
  readonly isBootstrapped: boolean
}

/** More than a hundred times the files of the largest tree. */
const MOST_ENTRIES = 10_000

/**
 * Lists a folder without following any symbolic link.
 * @param isIgnored whether a person leaves a path out of all checks
 */
export const listTree = (disk: Disk, root: string, isIgnored: (path: string) => boolean): Listing => {
  const found = {
    manifests: [] as string[],
    special: [] as [string, string][],
    others: [] as string[],
    ignored: [] as string[],
  }
  let count = 0
  let isBootstrapped = false
  const list = (folder: string): void => {
    const entries = disk.list(join(root, folder))
    count += entries.length
    if (count > MOST_ENTRIES) throw new TooManyFiles(root)
    if (isBootstraps(folder, entries)) {
      isBootstrapped = true
      return
    }
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.kind === 'folder') list(path)
      else if (isIgnored(join(root, path))) found.ignored.push(path)
      else if (entry.kind !== 'file')
        found.special.push([path, KIND_NAMES[entry.kind] ?? 'neither a file nor a folder'])
      else if (isDecision(path, entry.name)) continue
      else if (isManifest(entry.name)) found.manifests.push(path)
      else if (path !== RECORD) found.others.push(path)
    }
  }
  list('')
  return { ...found, isBootstrapped }
}

/** Whether a file is read as a manifest, by its name. Flux does not fetch the configuration of SOPS. */
export const isManifest = (path: string): boolean => /\.ya?ml$/.test(path) && basename(path) !== SOPS_CONFIG

/** A person's decisions about the checks are no manifests. */
const isDecision = (path: string, name: string): boolean =>
  SETTINGS_FILES.includes(name) || SUPPRESSIONS_FILES.includes(path)

const KIND_NAMES: Partial<Record<Kind, string>> = { symlink: 'a symbolic link', pipe: 'a pipe' }

/** What `flux bootstrap` writes: Flux checks its own components. Other folders beside it are checked here. */
const BOOTSTRAP_FILE = /^gotk-(components|sync)\.yaml$/

const isBootstraps = (folder: string, entries: readonly Entry[]): boolean =>
  folder.startsWith(`${FLUX_FOLDER}/`) && entries.some(({ name }) => BOOTSTRAP_FILE.test(name))

class TooManyFiles extends Refusal {
  override readonly name = 'TooManyFiles'
  readonly fix = 'name the folder that holds the trees, one folder for each cluster'

  constructor(folder: string) {
    super(`${folder} holds more than ${MOST_ENTRIES} files: this is not a cluster’s tree`)
  }
}
