import { dirname, join } from 'node:path'
import { readManifest, LARGEST_FILE_IN_BYTES, type RenderedFile, type RenderedTree } from '@fleet/validation'
import { Refusal } from '../refusal.ts'
import { readOnly } from './disk-error.ts'
import { isManifest, listTree } from './list-tree.ts'
import { readBytes } from './read-bytes.ts'

export type Reader = (bytes: Buffer) => Omit<RenderedFile, 'path'>

/** A fleet of two hundred clusters has four MiB. */
const MOST_MEBIBYTES = 256

/**
 * Reads equal contents once: most files are the same on every spoke.
 * @throws TooMuchText
 */
export const manifestReader = (): Reader => {
  const read = new Map<string, Omit<RenderedFile, 'path'>>()
  let total = 0
  return (bytes) => {
    const content = bytes.toString('latin1')
    const before = read.get(content)
    if (before) return before
    total += bytes.length
    if (total > MOST_MEBIBYTES * 2 ** 20) throw new TooMuchText()
    const manifest = readManifest(bytes)
    read.set(content, manifest)
    return manifest
  }
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
  read: Reader,
  isIgnored: (path: string) => boolean = () => false,
): RenderedTree => {
  const { manifests, special, others, ignored, isBootstrapped } = listTree(folder, isIgnored)
  const fileAt = (path: string): RenderedFile => {
    const file = join(folder, path)
    const bytes = readOnly('read', file, () => readBytes(file, LARGEST_FILE_IN_BYTES))
    return bytes ? { path, ...read(bytes) } : unreadable(path, 'it is not a regular file')
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
