import { FLUX_YAML } from '@fleet/validation'
import { loadAll } from 'js-yaml'
import type { FluxKustomization } from './flux-kustomization.ts'
import { changesOf } from './flux-kustomization.ts'
import type { Helm } from './helm.ts'
import { GET_KUSTOMIZE, type Kustomize } from './kustomize.ts'
import { withOrigin, type Applied } from './origins.ts'
import { inside, type Repository } from './repository.ts'
import { listIn, sourcesOf, type Sources } from './sources.ts'
import type { WorkCopy } from './work-copy.ts'

/** What kustomize makes of a folder, or why it makes nothing. */
export interface FolderBuild {
  readonly sources: Sources
  readonly applied: readonly Applied[]
  /** Why Flux fails on it. */
  readonly failure?: string
  /** Why its objects are not known here. */
  readonly notRendered?: string
}

export interface Tools {
  readonly repository: Repository
  readonly kustomize: () => Promise<Kustomize | undefined>
  readonly helm: () => Promise<Helm | undefined>
  /** A folder of charts that a person gives. */
  readonly charts: string | undefined
  readonly copy: () => WorkCopy
  /** The builds of the repository so far. */
  readonly builds: Map<string, Promise<FolderBuild>>
}

/** Builds a folder with the changes of a Kustomization, once for all clusters that build it in the same way. */
export const buildFolder = (
  tools: Tools,
  folder: string,
  spec: FluxKustomization['spec'],
): Promise<FolderBuild> => {
  const { components, ignoreMissingComponents } = spec ?? {}
  const key = JSON.stringify([folder, changesOf(spec), components, ignoreMissingComponents])
  const built = tools.builds.get(key) ?? build(tools, folder, spec)
  tools.builds.set(key, built)
  return built
}

/** kustomize runs only where it changes something. */
const build = async (
  { repository, kustomize, copy }: Tools,
  folder: string,
  spec: FluxKustomization['spec'],
): Promise<FolderBuild> => {
  const changes = changesOf(spec)
  const paths = (spec?.components ?? []).map((component) => inside(folder, component))
  if (paths.includes(undefined))
    return { sources: sourcesOf(repository, folder), applied: [], failure: OUTSIDE }
  const components = paths
    .flatMap((path) => path ?? [])
    .filter(
      (component) => spec?.ignoreMissingComponents !== true || repository.kindOf(component) === 'folder',
    )
  const sources = withComponents(repository, sourcesOf(repository, folder), components)
  if (sources.isPlain && Object.keys(changes).length === 0)
    return { sources, applied: sources.manifests.flatMap((path) => asWritten(repository, path)) }
  const program = await kustomize()
  if (!program) return { sources, applied: [], notRendered: GET_KUSTOMIZE }
  copy().add(sources)
  const own = components.length > 0 ? listIn(repository, folder) : undefined
  const { components: _, ...others } = changes
  const list = copy().addList(
    own === undefined
      ? { ...others, resources: sources.resources, ...(components.length > 0 && { components }) }
      : { ...others, resources: [copy().addComponents(own, components, sources.files)] },
  )
  const built = await program.build(list)
  if (!built.ok) return { sources, applied: [], failure: copy().inRepository(built.error) }
  const objects = loadAll(built.output, { schema: FLUX_YAML }) as readonly object[]
  const pathOf = (path: string): string => copy().pathOf(list, path)
  return { sources, applied: objects.flatMap((object) => withOrigin(repository, object, pathOf) ?? []) }
}

/** Nothing outside of the repository is read, and nothing outside of its copy is written. */
const OUTSIDE = 'a component lies outside of the repository'

const withComponents = (repository: Repository, sources: Sources, components: readonly string[]): Sources => {
  // kustomize itself fails on one that is not there.
  const others = components.map((component) => sourcesOf(repository, component))
  return {
    files: new Set([sources, ...others].flatMap(({ files }) => [...files])),
    resources: sources.resources,
    manifests: sources.manifests,
    isPlain: sources.isPlain && components.length === 0,
    remote: [sources, ...others].flatMap(({ remote }) => remote),
    missing: [sources, ...others].flatMap(({ missing }) => missing),
  }
}

const asWritten = (repository: Repository, path: string): readonly Applied[] =>
  (repository.manifest(path)?.objects ?? []).flatMap((object, document) =>
    Object.keys(object).length === 0 ? [] : [{ object, file: path, document }],
  )
