import { dirname } from 'node:path/posix'
import { folderOf, isFluxKustomization, type FluxKustomization } from './flux-kustomization.ts'
import type { Repository } from './repository.ts'

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
 * The folders where Flux begins: those of the Kustomizations that no other one applies. One that applies itself, as
 * bootstrap makes it, names the folder.
 */
export const entriesOf = (written: readonly WrittenKustomization[]): readonly string[] => {
  const starts = written.flatMap(({ kustomization, file }) => {
    const own = folderOf(kustomization)
    if (own !== undefined && isBelow(file, own)) return [own]
    return written.some((other) => isAppliedBy(file, other)) ? [] : [dirname(file)]
  })
  const folders = [...new Set(starts)].map((folder) => (folder === '.' ? '' : folder))
  return folders.filter((folder) => !folders.some((other) => other !== folder && isBelow(folder, other)))
}

const isAppliedBy = (file: string, { kustomization }: WrittenKustomization): boolean => {
  const folder = folderOf(kustomization)
  return folder !== undefined && isBelow(file, folder)
}

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
