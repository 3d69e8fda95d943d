import { dirname } from 'node:path/posix'
import { isListName, valueAt } from '@fleet/validation'
import { folderOf, isFluxKustomization, type FluxKustomization } from './flux-kustomization.ts'
import { inside, type Repository } from './repository.ts'
import { sourcesOf } from './sources.ts'

/** A Kustomization of Flux as it is written in a file. */
export interface WrittenKustomization {
  readonly kustomization: FluxKustomization
  /** From the root of the repository. */
  readonly file: string
}

export const kustomizationsIn = (
  repository: Repository,
  files: readonly string[],
): readonly WrittenKustomization[] =>
  files.flatMap((file) =>
    (repository.manifest(file)?.objects ?? [])
      .filter(isFluxKustomization)
      .map((kustomization) => ({ kustomization, file })),
  )

/**
 * The folders where Flux begins: what the operator of Flux synchronises, and the folders of the Kustomizations that no other
 * one applies. One that applies itself, as bootstrap makes it, names the folder.
 * @param manifests every manifest that may belong to the fleet
 */
export const entriesOf = (
  repository: Repository,
  manifests: readonly string[],
  written: readonly WrittenKustomization[],
): readonly string[] => {
  const isOwn = ownSource(written)
  const own = written
    .filter(({ kustomization }) => isOwn(kustomization))
    .map(({ kustomization, file }) => ({ folder: folderOf(kustomization), file }))
  const existing = own.filter(({ folder }) => repository.kindOf(folder) === 'folder')
  const syncs = syncsIn(repository, manifests)
  const readBy: ReadBy = (folder) => sourcesOf(repository, folder).files
  const starts = startsOf(existing.length + syncs.length > 0 ? existing : own, { manifests, syncs, readBy })
  const folders = [...new Set([...syncs, ...starts])]
  return folders.filter(
    (folder) => !folders.some((other) => other !== folder && includes(readBy(other), readBy(folder))),
  )
}

/** A Kustomization by the folder that it builds and the file that it is in. */
interface Applier {
  readonly folder: string
  readonly file: string
}

interface Known {
  readonly manifests: readonly string[]
  readonly syncs: readonly string[]
  readonly readBy: ReadBy
}

const startsOf = (appliers: readonly Applier[], { manifests, syncs, readBy }: Known): readonly string[] => {
  const isSelfApplied = ({ folder, file }: Applier): boolean => readBy(folder).has(file)
  const applied = [
    ...syncs.map((folder) => ({ folder, file: '' })),
    ...appliers.filter((applier) => !isSelfApplied(applier)),
  ]
  return appliers.flatMap((applier) => {
    if (isSelfApplied(applier)) return [applier.folder]
    if (applied.some(({ folder }) => readBy(folder).has(applier.file))) return []
    const start = listAbove(manifests, readBy, applier.file)
    const others = applied.filter(({ file }) => !isBelow(file, start)).map(({ folder }) => readBy(folder))
    return isForgotten(start, others) ? [] : [start]
  })
}

/** Whether Flux applies what stands beside a folder, and so leaves out the folder itself on purpose or by mistake. */
const isForgotten = (folder: string, applied: readonly ReadonlySet<string>[]): boolean => {
  const above = dirname(folder)
  return above !== '.' && applied.some((files) => [...files].some((file) => isBelow(file, above)))
}

/** What is read to build a folder. */
type ReadBy = (folder: string) => ReadonlySet<string>

/** The folder of a file, or the topmost one whose list names the file through others. */
const listAbove = (manifests: readonly string[], readBy: ReadBy, file: string): string => {
  const folders = manifests.filter(isListName).map(folderAbove)
  const readers = folders.filter((folder) => readBy(folder).has(file))
  const [topmost = folderAbove(file)] = readers.toSorted(
    (one, other) => readBy(other).size - readBy(one).size,
  )
  return topmost
}

const folderAbove = (file: string): string => (dirname(file) === '.' ? '' : dirname(file))

const includes = (all: ReadonlySet<string>, some: ReadonlySet<string>): boolean =>
  some.size > 0 && some.size < all.size && [...some].every((file) => all.has(file))

/** The folders that flux-operator synchronises: in a FluxInstance, or in the values of its chart. */
const syncsIn = (repository: Repository, manifests: readonly string[]): readonly string[] =>
  manifests.flatMap((file) =>
    (repository.manifest(file)?.objects ?? []).flatMap((object) => {
      const path =
        valueAt(object, ['spec', 'sync', 'path']) ??
        valueAt(object, ['spec', 'values', 'instance', 'sync', 'path'])
      const folder = typeof path === 'string' ? inside('', path) : undefined
      return folder !== undefined && repository.kindOf(folder) === 'folder' ? [folder] : []
    }),
  )

export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`)

/**
 * Tells the Kustomizations that build from the repository that holds them from those of another repository: they name the
 * source that most name.
 */
export const ownSource = (
  written: readonly WrittenKustomization[],
): ((kustomization: FluxKustomization) => boolean) => {
  const counts = [...Map.groupBy(written, ({ kustomization }) => sourceOf(kustomization))]
    .filter(([source]) => source !== undefined)
    .toSorted(([, one], [, other]) => other.length - one.length)
  const own = counts[0]?.[0]
  return (kustomization) => own === undefined || (sourceOf(kustomization) ?? own) === own
}

/** A parent's patch may add the source that a Kustomization names. */
const sourceOf = ({ spec }: FluxKustomization): string | undefined =>
  spec?.sourceRef?.name === undefined ? undefined : `${spec.sourceRef.kind}/${spec.sourceRef.name}`
