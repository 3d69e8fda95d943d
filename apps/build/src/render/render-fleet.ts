import { basename, relative, resolve } from 'node:path'
import { dirname } from 'node:path/posix'
import {
  isListName,
  once,
  remembered,
  type FluxBuild,
  type RenderedFile,
  type RenderedTree,
} from '@fleet/validation'
import type { FleetOnDisk } from '../disk/read-fleet-trees.ts'
import type { Reader } from '../disk/read-manifests.ts'
import type { Tools } from './build-kustomization.ts'
import type { DiscoveredCluster } from './discover.ts'
import { entriesOf, isBelow, kustomizationsIn, ownSource } from './entries.ts'
import { findHelm } from './helm.ts'
import { findKustomize } from './kustomize.ts'
import { needsRendering } from './needs-rendering.ts'
import { notApplied } from './rendered-files.ts'
import { render, type Rendered, type Start } from './render-tree.ts'
import { openRepository, type Repository } from './repository.ts'
import { repositoryRoot } from './repository-root.ts'
import { workCopy, type WorkCopy } from './work-copy.ts'

/** What a person asks of rendering. */
export interface RenderOptions {
  /** A folder of charts, as folders or archives. */
  readonly charts?: string
  /** Whether it is an error that something was not rendered. */
  readonly requireRendering?: boolean
}

/**
 * Replaces what is written in trees by what Flux makes of it, where that differs. A tree whose Kustomizations also apply
 * folders outside of it becomes one of the whole repository.
 */
export const renderFleet = async (
  fleet: FleetOnDisk,
  { charts, requireRendering = false }: RenderOptions = {},
): Promise<FleetOnDisk> => {
  const copies: WorkCopy[] = []
  const programs = { kustomize: once(findKustomize), helm: once(findHelm), charts }
  const toolsOf = remembered((repository: Repository): Tools => ({
    ...programs,
    repository,
    builds: new Map(),
    copy: once(() => {
      const copy = workCopy(repository)
      copies.push(copy)
      return copy
    }),
  }))
  try {
    const placed = await Promise.all(
      fleet.trees.map(async (tree) => {
        const folder = fleet.folders.get(tree.cluster) ?? ''
        const discovered = fleet.discovered.get(tree.cluster)
        if (discovered) return { tree: { ...tree, ...(await renderDiscovered(discovered, toolsOf)) }, folder }
        return needsRendering(tree, charts !== undefined)
          ? await renderTree(tree, folder, fleet.read, toolsOf)
          : { tree, folder }
      }),
    )
    const read = new Set(placed.flatMap(({ tree }) => readIn(tree)))
    const trees = placed.map(({ tree }) => withoutOthers(tree, read))
    return {
      ...fleet,
      trees: requireRendering ? trees.map((tree) => ({ ...tree, isRenderingRequired: true })) : trees,
      folders: new Map(placed.map(({ tree, folder }) => [tree.cluster, folder])),
    }
  } finally {
    for (const copy of copies) copy.remove()
  }
}

/** The paths of what is built of a tree that is a whole repository. */
const readIn = ({ root, builds = [] }: RenderedTree): readonly string[] =>
  root === '' ? builds.flatMap(({ files }) => [...files]) : []

/** A tree without the files that only other clusters of the repository read. */
const withoutOthers = (tree: RenderedTree, read: ReadonlySet<string>): RenderedTree => {
  const own = new Set(readIn(tree))
  return own.size === 0
    ? tree
    : { ...tree, files: tree.files.filter(({ path }) => own.has(path) || !read.has(path)) }
}

const renderDiscovered = async (
  { cluster, repository, written, entry, own, manifests }: DiscoveredCluster,
  toolsOf: (repository: Repository) => Tools,
): Promise<RenderedTree> => {
  const start = { folders: [entry], spec: null, isOwn: ownSource(written) }
  const rendered = await render(toolsOf(repository), start)
  // Beside a list that is read, a file that the list leaves out may be forgotten.
  const folders = new Set([...rendered.files.keys()].filter(isListName).map((path) => dirname(path)))
  const beside = manifests.filter((path) => folders.has(dirname(path)))
  const files = new Map([...own, ...beside].flatMap((path) => fileOf(repository, path)))
  for (const [path, file] of rendered.files) files.set(path, file)
  return { cluster, root: '', ...contentsOf(rendered, files) }
}

const fileOf = (repository: Repository, path: string): readonly (readonly [string, RenderedFile])[] => {
  const file = repository.manifest(path)
  return file ? [[path, notApplied(file)]] : []
}

const contentsOf = (
  { builds, releases, notRendered }: Rendered,
  files: ReadonlyMap<string, RenderedFile>,
) => ({
  builds,
  releases,
  notRenderedReleases: notRendered,
  files: inOrder(files),
  ...(builds.some(isIncomplete) && { incomplete: namespacesOf(builds.filter(isIncomplete)) }),
})

/** `*` where objects of any namespace may be missing. */
const namespacesOf = (builds: readonly FluxBuild[]): readonly string[] => [
  ...new Set(builds.map(({ namespace = '*' }) => namespace)),
]

/** Whether Flux applies more of a folder than what is known here. */
const isIncomplete = ({ remote, missing, failure, notRendered }: FluxBuild): boolean =>
  remote.length + missing.length > 0 || failure !== undefined || notRendered !== undefined

/** What bootstrap writes is checked by Flux itself. */
const inOrder = (files: ReadonlyMap<string, RenderedFile>): readonly RenderedFile[] =>
  [...files.values()]
    .filter(({ path }) => basename(path) !== 'gotk-components.yaml')
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))

const renderTree = async (
  tree: RenderedTree,
  folder: string,
  read: Reader,
  toolsOf: (repository: Repository) => Tools,
): Promise<{ readonly tree: RenderedTree; readonly folder: string }> => {
  const named = openRepository(resolve(folder), read)
  const files = tree.files.map(({ path }) => path).filter((path) => named.kindOf(path) === 'file')
  const root = repositoryRoot(read.disk, folder, kustomizationsIn(named, files))
  const repository = openRepository(root, read)
  const base = relative(root, named.root).replaceAll('\\', '/')
  const manifests = files.map((path) => (base === '' ? path : `${base}/${path}`))
  const start = startOf(repository, base, manifests)
  const rendered = await render(toolsOf(repository), start)
  return placed(tree, rendered, { root, base, folder })
}

/** Without a Kustomization, one from elsewhere applies the whole folder, and may substitute variables. */
const startOf = (repository: Repository, base: string, manifests: readonly string[]): Start => {
  const written = kustomizationsIn(repository, manifests)
  return {
    ...(written.length === 0
      ? { folders: [base], spec: { postBuild: { substitute: {} } } }
      : { folders: entriesOf(repository, manifests, written), spec: null }),
    isOwn: ownSource(written),
  }
}

interface Place {
  readonly root: string
  /** Where the tree's folder is below the root. */
  readonly base: string
  readonly folder: string
}

/** The tree in its own folder, or in the root of the repository if it is built from files outside of that folder. */
const placed = (tree: RenderedTree, rendered: Rendered, { root, base, folder }: Place) => {
  const isWhole = [...rendered.files.keys()].every((path) => isBelow(path, base))
  const own = isWhole && base !== '' ? base.length + 1 : 0
  const files = new Map<string, RenderedFile>()
  for (const file of tree.files) {
    const path = isWhole || base === '' ? file.path : `${base}/${file.path}`
    files.set(path, { ...notApplied(file), path })
  }
  for (const [path, file] of rendered.files) files.set(path.slice(own), { ...file, path: path.slice(own) })
  return {
    tree: {
      ...tree,
      root: isWhole ? base : '',
      ...contentsOf(rendered, files),
    },
    folder: isWhole ? folder : root,
  }
}
