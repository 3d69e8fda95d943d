import { join } from 'node:path/posix'
import { load } from 'js-yaml'
import type { RenderedFile } from '@fleet/validation'
import type { Repository } from './repository.ts'

/** An object that Flux applies, and where it is written. */
export interface Applied {
  readonly object: object
  /** The file that it comes from, from the root of the repository. */
  readonly file: string
  /** Which of the YAML documents of the file, from 0. */
  readonly document: number
}

const ORIGIN = 'config.kubernetes.io/origin'

interface Metadata {
  readonly name?: string
  readonly annotations?: Readonly<Record<string, string>>
}

/**
 * Finds the source of an object that kustomize made, by its origin annotation. An object of a generator comes from the list
 * that has the generator.
 * @param pathOf the path in the repository of a file that an annotation names
 */
export const withOrigin = (
  repository: Repository,
  object: object,
  pathOf: (path: string) => string,
): Applied | undefined => {
  const { metadata = {} } = object as { readonly metadata?: Metadata }
  const { [ORIGIN]: origin, ...annotations } = metadata.annotations ?? {}
  const { path, configuredIn } = (load(origin ?? '{}') ?? {}) as { path?: string; configuredIn?: string }
  const named = path ?? configuredIn
  const file = named === undefined ? undefined : repository.manifest(join(pathOf(named)))
  if (!file) return undefined
  const isAnnotated = Object.keys(annotations).length > 0
  const { annotations: _, ...others } = metadata
  const clean = { ...object, metadata: isAnnotated ? { ...others, annotations } : others }
  return { object: clean, file: file.path, document: path === undefined ? 0 : documentOf(file, clean) }
}

interface Named {
  readonly kind?: unknown
  readonly metadata?: Metadata | null
}

/** The document that an object comes from: kustomize keeps its kind, and its name as a part of the new one. */
const documentOf = ({ objects }: RenderedFile, { kind, metadata }: Named): number => {
  const name = metadata?.name ?? ''
  const candidates = objects
    .map((object, index) => ({ index, object: object as Named }))
    .filter((candidate) => candidate.object.kind === kind)
  const found =
    candidates.find(({ object }) => object.metadata?.name === name) ??
    candidates.find(({ object }) => name.includes(object.metadata?.name ?? '')) ??
    candidates[0]
  return found?.index ?? 0
}
