import { hasUnknown, namespacedName, type FluxBuild, type RenderedFile } from '@fleet/validation'
import { buildFolder, type FolderBuild, type Tools } from './build-kustomization.ts'
import { kustomizationsIn } from './entries.ts'
import { folderOf, isFluxKustomization, type FluxKustomization } from './flux-kustomization.ts'
import { configMapIn } from './config-maps.ts'
import type { Applied } from './origins.ts'
import { isRepository, type Repository } from './repository.ts'
import { renderedFiles, type AppliedBy } from './rendered-files.ts'
import { renderReleases } from './releases.ts'
import { listIn, sourcesOf } from './sources.ts'
import { afterBuild } from './post-build.ts'

/** What Flux makes of a cluster's part of a repository. */
export interface Rendered {
  /** By path from the root of the repository. */
  readonly files: ReadonlyMap<string, RenderedFile>
  readonly builds: readonly FluxBuild[]
  /** The releases that Helm rendered, and those that it did not although their charts are there. */
  readonly releases: ReadonlySet<string>
  readonly notRendered: readonly { readonly release: string; readonly reason: string }[]
}

/** Where Flux begins. */
export interface Start {
  readonly folders: readonly string[]
  /** What the Kustomization there does, which is in no file, as far as it matters. */
  readonly spec: FluxKustomization['spec']
  /** Whether a Kustomization builds from this repository. */
  readonly isOwn: (kustomization: FluxKustomization) => boolean
}

/** A folder to build, and how. */
interface Build {
  readonly folder: string
  readonly spec: FluxKustomization['spec']
  /** The Kustomization that has Flux build it, as `namespace/name`; nothing where Flux begins. */
  readonly by?: string
}

interface Done extends Build {
  readonly built: FolderBuild
}

/**
 * Builds all folders that Flux builds for a cluster: first where it begins, then what each Kustomization names that these
 * folders hold, and so on.
 */
export const render = async (tools: Tools, { folders, spec, isOwn }: Start): Promise<Rendered> => {
  const applied: AppliedBy[] = []
  const done: { readonly build: Done; readonly failure?: string }[] = []
  const known = new Set<string>()
  const buildAll = async (builds: readonly Build[]): Promise<void> => {
    if (builds.length === 0) return
    const level = await Promise.all(builds.map((build) => run(tools, build)))
    const before = [...applied, ...level.flatMap(({ built }) => built.applied)]
    const found = level.flatMap((build): readonly AppliedBy[] => {
      const { applied: after, failure } = afterBuild(build.spec, build.built.applied, (name) =>
        configMapIn(before, name),
      )
      const reason = build.built.failure ?? failure
      done.push({ build, ...(reason !== undefined && { failure: reason }) })
      return after.map((one) => ({ ...one, build: done.length - 1 }))
    })
    applied.push(...found)
    await buildAll(found.flatMap((source) => buildsOf(source, known, isOwn)))
  }
  const first = folders.map((folder): Build => selfApplied(tools, folder, isOwn) ?? { folder, spec })
  for (const { by } of first) if (by !== undefined) known.add(by)
  await buildAll(first)
  const { made, rendered, failures } = await renderReleases(tools, applied)
  const all = [...applied, ...made.map(({ object, source }) => ({ ...source, object }))]
  return {
    files: renderedFiles(
      tools.repository,
      all,
      done.map(({ build }) => build.built.sources),
    ),
    builds: done.map((one) => asFluxBuild(tools, one)),
    releases: rendered,
    notRendered: failures,
  }
}

/** The Kustomization that lies in the folder that it applies, as bootstrap makes it: it says how the folder is built. */
const selfApplied = ({ repository }: Tools, folder: string, isOwn: Start['isOwn']): Build | undefined => {
  const own = kustomizationsIn(repository, sourcesOf(repository, folder).manifests)
    .map(({ kustomization }) => kustomization)
    .find((kustomization) => isOwn(kustomization) && folderOf(kustomization) === folder)
  return own && { folder, spec: own.spec, by: namespacedName(own.metadata) }
}

const run = async (tools: Tools, build: Build): Promise<Done> => ({
  ...build,
  built:
    tools.repository.kindOf(build.folder) === 'folder'
      ? await buildFolder(tools, build.folder, build.spec)
      : {
          sources: sourcesOf(tools.repository, build.folder),
          applied: [],
          ...whyMissing(tools.repository, build.folder),
        },
})

/** Part of a repository may be somewhere else. */
const whyMissing = ({ root }: Repository, folder: string) =>
  isRepository(root)
    ? { failure: `the repository has no folder ${folder}` }
    : { notRendered: `the folder is not in ${root}, which is not a whole repository` }

/** The build of a Kustomization that was just found; each is built once. */
const buildsOf = (
  source: Applied,
  known: Set<string>,
  isOwn: (kustomization: FluxKustomization) => boolean,
): readonly Build[] => {
  const { object } = source
  if (!isFluxKustomization(object) || !isOwn(object)) return []
  const by = namespacedName(object.metadata)
  if (known.has(by)) return []
  known.add(by)
  const folder = folderOf(object)
  return hasUnknown(folder) ? [] : [{ folder, spec: object.spec, by }]
}

/**
 * The namespace of all objects of a folder, if a list or its Kustomization gives them one, and no Kustomization among them
 * applies others.
 */
const namespaceIn = ({ repository }: Tools, { folder, spec, built }: Done): string | undefined => {
  if (kustomizationsIn(repository, built.sources.manifests).length > 0) return undefined
  if (spec?.targetNamespace !== undefined) return spec.targetNamespace
  const list = listIn(repository, folder)
  const [{ namespace } = {}] = (
    list === undefined ? [] : (repository.manifest(list)?.objects ?? [])
  ) as readonly {
    readonly namespace?: unknown
  }[]
  return typeof namespace === 'string' ? namespace : undefined
}

const asFluxBuild = (tools: Tools, { build, failure }: { build: Done; failure?: string }): FluxBuild => {
  const namespace = namespaceIn(tools, build)
  return {
    folder: build.folder,
    files: build.built.sources.files,
    remote: build.built.sources.remote,
    missing: build.built.sources.missing,
    ...(build.by !== undefined && { by: build.by }),
    ...(namespace !== undefined && { namespace }),
    ...(failure !== undefined && { failure }),
    ...(build.built.notRendered !== undefined && { notRendered: build.built.notRendered }),
  }
}
