import { dirname, join } from 'node:path'
import { readManifest, LARGEST_FILE_IN_BYTES, type RenderedFile, type RenderedTree } from '@fleet/validation'
import { Refusal } from '../refusal.ts'
import { DISK, type Disk } from './disk.ts'
import { isManifest, listTree } from './list-tree.ts'

type Manifest = Omit<RenderedFile, 'path'>

/** Reads the manifests of a disk, each content once. */
export interface Reader {
  readonly disk: Disk
  readonly parse: (bytes: Buffer) => Manifest
}

/** A fleet of two hundred clusters has four MiB. */
const MOST_MEBIBYTES = 256

/**
 * Reads equal contents once: most files are the same on every spoke.
 * @param known files that are known already, by their bytes
 * @throws TooMuchText
 */
export const manifestReader = (
  disk: Disk = DISK,
  known: Iterable<readonly [Buffer, Manifest]> = [],
): Reader => {
  const read = new Map<string, Manifest>()
  for (const [bytes, manifest] of known) read.set(bytes.toString('latin1'), manifest)
  let total = 0
  const parse = (bytes: Buffer): Manifest => {
    const content = bytes.toString('latin1')
    const before = read.get(content)
    if (before) return before
    total += bytes.length
    if (total > MOST_MEBIBYTES * 2 ** 20) throw new TooMuchText()
    const manifest = readManifest(bytes)
    read.set(content, manifest)
    return manifest
  }
  return { disk, parse }
}

class TooMuchText extends Refusal {
  override readonly name = 'TooMuchText'
  readonly fix = 'check fewer trees at a time'

  constructor() {
    super(`the trees hold more than ${MOST_MEBIBYTES} MiB of different files`)
  }
}

/**
 * Everything in a cluster's folder that Flux could apply, generated or not.
 * @param isIgnored whether a person leaves a path out of all checks
 */
export const readManifests = (
  cluster: string,
  folder: string,
  { disk, parse }: Reader,
  isIgnored: (path: string) => boolean = () => false,
): RenderedTree => {
  const { manifests, special, others, ignored, isBootstrapped } = listTree(disk, folder, isIgnored)
  const fileAt = (path: string): RenderedFile => {
    const bytes = disk.read(join(folder, path), LARGEST_FILE_IN_BYTES)
    return bytes ? { path, ...parse(bytes) } : unreadable(path, 'it is not a regular file')
  }
  const files = manifests.map(fileAt)
  const { applied, listed } = appliedOf(files, ignored.filter(isManifest).map(fileAt))
  return {
    cluster,
    ...(isBootstrapped && { isBootstrapped }),
    files: [
      ...files,
      ...special.map(([path, message]) => unreadable(path, `it is ${message}, which Flux does not fetch`)),
      ...others
        .filter((path) => listed.has(path))
        .map((path) => unreadable(path, 'kustomization.yaml lists it, and only .yaml files are checked')),
      ...applied,
    ].toSorted((one, other) => (one.path < other.path ? -1 : 1)),
  }
}

/**
 * Of the files that a person ignores those that others list: Flux applies them, so their objects are there. And all that is
 * listed then.
 */
const appliedOf = (
  files: readonly RenderedFile[],
  ignored: readonly RenderedFile[],
): { readonly applied: readonly RenderedFile[]; readonly listed: ReadonlySet<string> } => {
  const listed = new Set(files.flatMap(resourcesOf))
  const more = ignored.filter(({ path }) => isListed(path, listed))
  if (more.length === 0) return { applied: [], listed }
  const rest = appliedOf(
    [...files, ...more],
    ignored.filter((file) => !more.includes(file)),
  )
  return { applied: [...more, ...rest.applied], listed: rest.listed }
}

const isListed = (path: string, listed: ReadonlySet<string>): boolean =>
  listed.has(path) || (/(?:^|\/)kustomization\.ya?ml$/.test(path) && listed.has(dirname(path)))

const unreadable = (path: string, message: string): RenderedFile => ({
  path,
  content: '',
  objects: [],
  error: { message, fix: 'put a YAML file in its place, or move it out of the tree' },
})

/** The paths inside the tree that a kustomization file lists. */
const resourcesOf = ({ path, objects }: RenderedFile): string[] =>
  objects.flatMap((object) => {
    const { apiVersion, resources } = object as { apiVersion?: unknown; resources?: unknown }
    return String(apiVersion).startsWith('kustomize.') && Array.isArray(resources)
      ? resources.map((resource) => join(path, '..', String(resource)))
      : []
  })
