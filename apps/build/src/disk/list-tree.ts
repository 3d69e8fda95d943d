import { readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { FLUX_FOLDER } from '../tree.ts'
import { readOnly } from './disk-error.ts'
import { RECORD } from './record.ts'
import { SETTINGS_FILE, SUPPRESSIONS_FILES } from './suppressions-file.ts'

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
export const listTree = (root: string, isIgnored: (path: string) => boolean): Listing => {
  const found = {
    manifests: [] as string[],
    special: [] as [string, string][],
    others: [] as string[],
    ignored: [] as string[],
  }
  let count = 0
  let isBootstrapped = false
  const list = (folder: string): void => {
    const entries = readOnly('list', join(root, folder), () =>
      readdirSync(join(root, folder), { withFileTypes: true }),
    )
    count += entries.length
    if (count > MOST_ENTRIES) throw new TooManyFiles(root)
    if (isBootstraps(folder, entries)) {
      isBootstrapped = true
      return
    }
    for (const entry of entries.toSorted(byName)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) list(path)
      else if (isIgnored(join(root, path))) found.ignored.push(path)
      else if (!entry.isFile()) found.special.push([path, kindOf(entry)])
      else if (isDecision(path, entry.name)) continue
      else if (isManifest(entry.name)) found.manifests.push(path)
      else if (path !== RECORD) found.others.push(path)
    }
  }
  list('')
  return { ...found, isBootstrapped }
}

/** By code unit: the operating system's order varies. */
const byName = (one: Dirent, other: Dirent): number => (one.name < other.name ? -1 : 1)

/** Whether a file is read as a manifest, by its name. */
export const isManifest = (name: string): boolean => /\.ya?ml$/.test(name)

/** A person's decisions about the checks are no manifests. */
const isDecision = (path: string, name: string): boolean =>
  name === SETTINGS_FILE || SUPPRESSIONS_FILES.includes(path)

const kindOf = (entry: Dirent): string => {
  if (entry.isSymbolicLink()) return 'a symbolic link'
  return entry.isFIFO() ? 'a pipe' : 'neither a file nor a folder'
}

/** What `flux bootstrap` writes: Flux checks its own components. Other folders beside it are checked here. */
const BOOTSTRAP_FILE = /^gotk-(components|sync)\.yaml$/

const isBootstraps = (folder: string, entries: readonly Dirent[]): boolean =>
  folder.startsWith(`${FLUX_FOLDER}/`) && entries.some(({ name }) => BOOTSTRAP_FILE.test(name))

class TooManyFiles extends Refusal {
  override readonly name = 'TooManyFiles'
  readonly fix = 'name the folder that holds the trees, one folder for each cluster'

  constructor(folder: string) {
    super(`${folder} holds more than ${MOST_ENTRIES} files: this is not a cluster’s tree`)
  }
}
