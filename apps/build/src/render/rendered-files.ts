import { isListName, isOfKustomize, type RenderedFile } from '@fleet/validation'
import type { Applied } from './origins.ts'
import { isManifest } from '../disk/list-tree.ts'
import type { Repository } from './repository.ts'
import type { Sources } from './sources.ts'

/** An object with the build that applies it, by its place in the list of all. */
export interface AppliedBy extends Applied {
  readonly build: number
}

/** The files that builds read, with the objects that Flux applies from each. */
export const renderedFiles = (
  repository: Repository,
  applied: readonly AppliedBy[],
  sources: readonly Sources[],
): ReadonlyMap<string, RenderedFile> => {
  const byFile = Map.groupBy(applied, ({ file }) => file)
  const manifests = new Set(sources.flatMap((one) => one.manifests))
  const paths = new Set([...byFile.keys(), ...sources.flatMap(({ files }) => [...files])])
  return new Map(
    [...paths].toSorted().flatMap((path) => {
      const file = isManifest(path) ? repository.manifest(path) : undefined
      return file ? [[path, withApplied(file, byFile.get(path) ?? [], manifests.has(path))] as const] : []
    }),
  )
}

/** A file that no build reads: only a list stays as it is. */
export const notApplied = (file: RenderedFile): RenderedFile => withApplied(file, [], isListName(file.path))

/** What no build applies is no object: a patch, the values of a chart. Only what is read as a manifest must be one. */
const withApplied = (file: RenderedFile, applied: readonly AppliedBy[], isRead: boolean): RenderedFile => {
  const lists = file.objects.flatMap((object, document) =>
    isListName(file.path) || isOfKustomize(object) ? [{ object, document, build: -1 }] : [],
  )
  const all = [...lists, ...applied]
  const { error, ...readable } = file
  return {
    ...readable,
    ...(error && isRead && { error }),
    objects: all.map(({ object }) => object),
    documents: all.map(({ document }) => document),
    builds: all.map(({ build }) => build),
  }
}
