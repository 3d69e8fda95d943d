import { realpathSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Finding } from '@fleet/model'
import type { BroughtChart, SuppressionsFile, RenderedTree } from '@fleet/validation'
import { readBroughtCharts } from '../charts/brought-charts.ts'
import { UsageError } from '../cli/usage-error.ts'
import { shownPath } from '../report/shown-path.ts'
import { FLUX_FOLDER } from '../tree.ts'
import { discoverClusters, type DiscoveredCluster } from '../render/discover.ts'
import { isRepository } from '../render/repository.ts'
import type { Disk } from './disk.ts'
import { readOnly } from './disk-error.ts'
import { listTree } from './list-tree.ts'
import { manifestReader, readManifests, type Reader } from './read-manifests.ts'
import { ignoredBy, readSettingsOf, type SettingsOnDisk } from './settings-file.ts'
import { misnamedSuppressions, readSuppressionsBeside, readSuppressionsFile } from './suppressions-file.ts'

/** What a person has decided about the checks of some folders. */
export interface Decisions {
  readonly suppressions: readonly SuppressionsFile[]
  /** What is known of charts beside the built-in ones. */
  readonly charts: readonly BroughtChart[]
  readonly settings?: SettingsOnDisk
}

/** The trees of a fleet as they are on the disk. */
export interface FleetOnDisk extends Decisions {
  readonly trees: readonly RenderedTree[]
  /** The folder of each cluster's tree. */
  readonly folders: ReadonlyMap<string, string>
  /** The clusters that were found in a whole repository. They have no files before they are rendered. */
  readonly discovered: ReadonlyMap<string, DiscoveredCluster>
  /** Reads other files of the same repositories, each content once. */
  readonly read: Reader
  /** What is wrong with the folders themselves. */
  readonly findings: readonly Finding[]
}

/** Reads what a person has decided about the checks of some folders. */
export const readDecisions = (names: readonly string[]): Decisions => {
  const settings = readSettingsOf(names)
  return {
    suppressions: suppressionsOf(names),
    charts: readBroughtCharts(names),
    ...(settings && { settings }),
  }
}

/**
 * Reads folders as one fleet. A folder is a tree itself, if it has Flux' folder or a kustomization.yaml; otherwise it
 * holds one tree for each cluster and, perhaps, suppressions. Settings may name the folder of a cluster.
 * @throws UsageError where there is no tree, or two trees have one name
 */
export const readFleetTrees = (names: readonly string[], read: Reader = manifestReader()): FleetOnDisk => {
  const decisions = readDecisions(names)
  const { settings } = decisions
  const folders = new Map<string, string>()
  const discovered = new Map<string, DiscoveredCluster>()
  const linked: string[] = []
  const isIgnored = ignoredBy(settings)
  const add = (cluster: string, folder: string): void => {
    const other = folders.get(cluster)
    if (other !== undefined)
      throw new UsageError(
        `${other} and ${folder} are both named ${cluster}`,
        'a cluster has one tree: leave one out',
      )
    folders.set(cluster, folder)
  }
  for (const name of names) {
    const stated = settings ? statedTrees(settings, name) : []
    for (const [cluster, folder] of stated) add(cluster, folder)
    const found = stated.length > 0 || isFleet(read.disk, name) ? [] : discoverClusters(name, read, isIgnored)
    for (const one of found) {
      add(one.cluster, one.repository.root)
      discovered.set(one.cluster, one)
    }
    if (stated.length + found.length > 0) continue
    const { trees, links } = treesIn(read.disk, name)
    for (const folder of trees) add(basename(resolve(folder)), folder)
    linked.push(...links)
  }
  return {
    ...decisions,
    trees: [...folders].map(([cluster, folder]) => ({
      ...(discovered.has(cluster) ? { cluster, files: [] } : readManifests(cluster, folder, read, isIgnored)),
      ...distributionOf(settings, cluster),
    })),
    folders,
    charts: readBroughtCharts([...folders.values()]),
    findings: [...linked.map(banLinkedTree), ...names.flatMap(misnamedSuppressions)],
    discovered,
    read,
  }
}

/** A tree that is a symbolic link. */
const banLinkedTree = (folder: string): Finding => ({
  rule: 'ban-symlink',
  severity: 'error',
  location: { kind: 'file', file: shownPath(folder) },
  message: 'this tree is a symbolic link',
  impact: 'Flux does not fetch what it leads to, so the cluster gets nothing',
  fix: 'put the folder itself in its place',
})

/** Whether a folder is a tree, or holds one in a folder of its own: then nothing else is looked for. */
const isFleet = (disk: Disk, name: string): boolean =>
  !isFolder(disk, name) ||
  (!isRepository(name) && (isTree(disk, name) || areTrees(disk, foldersIn(disk, name).trees)))

/** Whether all folders with manifests are trees: an empty one, or one with other files, is none. */
const areTrees = (disk: Disk, folders: readonly string[]): boolean => {
  const isOne = (folder: string): boolean => isTree(disk, folder)
  if (folders.length > 0 && folders.every(isOne)) return true
  const full = folders.filter((folder) => listTree(disk, folder, () => false).manifests.length > 0)
  return full.length > 0 && full.every(isOne)
}

/** Each file once: two trees may have one beside them. That of a named folder is for that folder alone. */
const suppressionsOf = (names: readonly string[]): readonly SuppressionsFile[] => {
  const all = [...names.flatMap(readSuppressionsBeside), ...names.flatMap(readSuppressionsFile)]
  return [...new Map(all.map((file) => [file.path, file])).values()]
}

export const distributionOf = (
  settings: SettingsOnDisk | undefined,
  cluster: string,
): Pick<RenderedTree, 'distribution'> => {
  const distribution = settings?.clusters.get(cluster)?.distribution
  return distribution === undefined ? {} : { distribution }
}

type NamedTree = readonly [cluster: string, folder: string]

/** The trees in a folder whose clusters the settings give a path. */
const statedTrees = ({ clusters, folder }: SettingsOnDisk, name: string): readonly NamedTree[] =>
  [...clusters].flatMap(([cluster, { path }]) => {
    if (path === undefined) return []
    const inside = relative(resolve(name), join(folder, path))
    return inside.startsWith('..') ? [] : [[cluster, join(name, inside)] as const]
  })

const treesIn = (disk: Disk, name: string): Folders => {
  if (!isFolder(disk, name))
    throw new UsageError(
      `there is no folder ${name}`,
      'name the folder that holds the trees, such as clusters',
    )
  if (isTree(disk, name)) return { trees: [name], links: [] }
  const folders = foldersIn(disk, name)
  if (folders.trees.length + folders.links.length === 0)
    throw new UsageError(`${name} holds no trees`, 'name a folder that has a folder for each cluster')
  return folders
}

/** Folders that are trees or may be, and those of them that are symbolic links, or such that lead nowhere. */
interface Folders {
  readonly trees: readonly string[]
  readonly links: readonly string[]
}

/** The folders in one, and those behind links. A link to another folder of these is a second name of it. */
const foldersIn = (disk: Disk, name: string): Folders => {
  const entries = disk
    .list(name)
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => ({ ...entry, path: join(name, entry.name) }))
  const folders = entries.flatMap(({ kind, path }) => (kind === 'folder' ? [path] : []))
  const known = new Set(folders.flatMap((path) => targetOf(path) ?? []))
  const links = entries
    .filter(({ kind }) => kind === 'symlink')
    .map(({ path }) => ({ path, target: targetOf(path) }))
    .filter(({ target }) => target === undefined || (isDirectory(target) && !known.has(target)))
  const behind = links.flatMap(({ path, target }) => (target === undefined ? [] : [path]))
  return { trees: [...folders, ...behind].toSorted(), links: links.map(({ path }) => path) }
}

/** Where a link leads to, or a folder itself; nothing where that is not there. */
const targetOf = (path: string): string | undefined => {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

const isDirectory = (path: string): boolean =>
  readOnly('look at', path, () => statSync(path, { throwIfNoEntry: false }))?.isDirectory() === true

/** Whether a folder is at a path, or behind a link at it. */
const isFolder = (disk: Disk, path: string): boolean => {
  const kind = disk.kindOf(path)
  return kind === 'symlink' ? isDirectory(path) : kind === 'folder'
}

export const isTree = (disk: Disk, folder: string): boolean =>
  [FLUX_FOLDER, 'kustomization.yaml'].some((name) => disk.kindOf(join(folder, name)) !== undefined)
