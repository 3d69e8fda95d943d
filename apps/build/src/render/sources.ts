import { dirname, join } from 'node:path/posix'
import { isRemote, LIST_NAMES, PLAIN_KEYS, remembered, valueAt, type ListEntry } from '@fleet/validation'
import { isManifest } from '../disk/list-tree.ts'
import { inside, type Repository } from './repository.ts'

/** What kustomize reads to build a folder. */
export interface Sources {
  /** Every file, from the root: lists, manifests, patches, what generators take in. */
  readonly files: ReadonlySet<string>
  /** What a list that Flux makes of the folder names: the folder itself, or what is in one without a list. */
  readonly resources: readonly string[]
  /** The manifests in the order in which lists name them. */
  readonly manifests: readonly string[]
  /** Whether lists only name local manifests and folders: then the objects are as they are written. */
  readonly isPlain: boolean
  /** What kustomize would fetch from elsewhere. */
  readonly remote: readonly ListEntry[]
  /** What does not exist. */
  readonly missing: readonly ListEntry[]
}

/** Of a folder that is not there. */
const NO_SOURCES: Sources = {
  files: new Set(),
  resources: [],
  manifests: [],
  isPlain: true,
  remote: [],
  missing: [],
}

/** The file in a folder that has kustomize build it. */
export const listIn = (repository: Repository, folder: string): string | undefined =>
  LIST_NAMES.map((name) => join(folder, name)).find((path) => repository.kindOf(path) === 'file')

/**
 * Follows the lists of a folder. A folder without one is built from all manifests in it, as Flux does it. Each folder is
 * followed once: finding where Flux begins, and building it, ask for the same.
 */
export const sourcesOf = (repository: Repository, folder: string): Sources => {
  const known = sourcesIn(repository)
  const sources = known.get(folder) ?? follow(repository, folder)
  known.set(folder, sources)
  return sources
}

const sourcesIn = remembered<Repository, Map<string, Sources>>(() => new Map())

const follow = (repository: Repository, folder: string): Sources => {
  if (repository.kindOf(folder) !== 'folder') return NO_SOURCES
  const found: Found = { files: new Set(), manifests: [], isPlain: true, remote: [], missing: [] }
  const resources = listIn(repository, folder) === undefined ? resourcesIn(repository, folder) : [folder]
  for (const path of resources)
    if (repository.kindOf(path) === 'folder') followFolder(repository, path, found)
    else followManifest(path, found)
  return { ...found, resources }
}

/** In a folder without a list: its manifests and those of its folders, and each folder that has a list. */
const resourcesIn = (repository: Repository, folder: string): readonly string[] =>
  repository.namesIn(folder).flatMap((name) => {
    const path = join(folder, name)
    if (repository.kindOf(path) === 'folder')
      return listIn(repository, path) === undefined ? resourcesIn(repository, path) : [path]
    return isManifest(path) && repository.kindOf(path) === 'file' ? [path] : []
  })

interface Found {
  readonly files: Set<string>
  readonly manifests: string[]
  isPlain: boolean
  readonly remote: ListEntry[]
  readonly missing: ListEntry[]
}

const followFolder = (repository: Repository, folder: string, found: Found): void => {
  const list = listIn(repository, folder)
  if (list !== undefined) followList(repository, list, found)
}

const followManifest = (path: string, found: Found): void => {
  found.files.add(path)
  found.manifests.push(path)
}

/** The keys of a list that name manifests or folders to build. */
const BUILT_KEYS = ['resources', 'bases', 'components'] as const

/** The keys of a list that name other files. */
const READ_KEYS = [
  'configMapGenerator',
  'configurations',
  'crds',
  'generators',
  'helmCharts',
  'openapi',
  'patches',
  'patchesJson6902',
  'patchesStrategicMerge',
  'replacements',
  'secretGenerator',
  'transformers',
  'validators',
] as const

/** Whether a list only names what is built, and neither makes nor changes objects. */
export const isPlain = (list: object): boolean =>
  valueAt(list, ['kind']) !== 'Component' && Object.keys(list).every((key) => PLAIN_KEYS.has(key))

const followList = (repository: Repository, list: string, found: Found): void => {
  if (found.files.has(list)) return
  found.files.add(list)
  const [object = {}] = repository.manifest(list)?.objects ?? []
  if (!isPlain(object)) found.isPlain = false
  for (const key of BUILT_KEYS)
    for (const entry of textsIn(valueAt(object, [key]))) followEntry(repository, list, entry, found)
  for (const key of READ_KEYS)
    for (const text of textsIn(valueAt(object, [key]))) {
      if (isUrl(text)) found.remote.push({ list, entry: text })
      const path = localPath(list, text)
      if (path !== undefined && repository.kindOf(path) === 'file') found.files.add(path)
    }
}

const followEntry = (repository: Repository, list: string, entry: string, found: Found): void => {
  if (entry.includes('\n')) return
  if (isRemote(entry)) {
    found.remote.push({ list, entry })
    return
  }
  const path = localPath(list, entry)
  const kind = path === undefined ? undefined : repository.kindOf(path)
  if (path !== undefined && kind === 'file') followManifest(path, found)
  else if (path !== undefined && kind === 'folder' && listIn(repository, path) !== undefined)
    followFolder(repository, path, found)
  else found.missing.push({ list, entry })
}

/** The path that a list names, from the root. A generator gives a file a key: `key=file`. */
const localPath = (list: string, text: string): string | undefined =>
  text === '' || text.includes('\n') ? undefined : inside(dirname(list), text.replace(/^[\w.-]+=/, ''))

/** Of a file that is no resource, kustomize only fetches a URL. */
const isUrl = (text: string): boolean => /^https?:\/\//.test(text)

/** Every text in a value of YAML. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
