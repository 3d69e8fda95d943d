import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { SuppressionsFile, RenderedTree } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { FLUX_FOLDER } from '../tree.ts'
import { discoverClusters, type DiscoveredCluster } from '../render/discover.ts'
import { isRepository } from '../render/repository.ts'
import { readOnly } from './disk-error.ts'
import { listTree } from './list-tree.ts'
import { manifestReader, readManifests, type Reader } from './read-manifests.ts'
import { ignoredBy, readSettingsOf, type SettingsOnDisk } from './settings-file.ts'
import { readSuppressionsBeside, readSuppressionsFile } from './suppressions-file.ts'

/** The trees of a fleet as they are on the disk. */
export interface FleetOnDisk {
  readonly trees: readonly RenderedTree[]
  /** The folder of each cluster's tree. */
  readonly folders: ReadonlyMap<string, string>
  /** The clusters that were found in a whole repository. They have no files before they are rendered. */
  readonly discovered: ReadonlyMap<string, DiscoveredCluster>
  /** Reads other files of the same repositories, each content once. */
  readonly read: Reader
  readonly suppressions: readonly SuppressionsFile[]
  readonly settings?: SettingsOnDisk
}

/**
 * Reads folders as one fleet. A folder is a tree itself, if it has Flux' folder or a kustomization.yaml; otherwise it
 * holds one tree for each cluster and, perhaps, suppressions. Settings may name the folder of a cluster.
 * @throws UsageError where there is no tree, or two trees have one name
 */
export const readFleetTrees = (names: readonly string[]): FleetOnDisk => {
  const settings = readSettingsOf(names)
  const folders = new Map<string, string>()
  const discovered = new Map<string, DiscoveredCluster>()
  const read = manifestReader()
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
    const found = stated.length > 0 || isFleet(name) ? [] : discoverClusters(name, read, isIgnored)
    for (const one of found) {
      add(one.cluster, one.repository.root)
      discovered.set(one.cluster, one)
    }
    if (stated.length + found.length === 0)
      for (const folder of treesIn(name)) add(basename(resolve(folder)), folder)
  }
  return {
    trees: [...folders].map(([cluster, folder]) => ({
      ...(discovered.has(cluster) ? { cluster, files: [] } : readManifests(cluster, folder, read, isIgnored)),
      ...distributionOf(settings, cluster),
    })),
    folders,
    discovered,
    read,
    suppressions: suppressionsOf(names),
    ...(settings && { settings }),
  }
}

/** Whether a folder is a tree, or holds one in a folder of its own: then nothing else is looked for. */
const isFleet = (name: string): boolean =>
  !statSync(name, { throwIfNoEntry: false })?.isDirectory() ||
  (!isRepository(name) && (isTree(name) || areTrees(foldersIn(name))))

/** Whether all folders with manifests are trees: an empty one, or one with other files, is none. */
const areTrees = (folders: readonly string[]): boolean => {
  if (folders.length > 0 && folders.every(isTree)) return true
  const full = folders.filter((folder) => listTree(folder, () => false).manifests.length > 0)
  return full.length > 0 && full.every(isTree)
}

/** Each file once: two trees may have one beside them. That of a named folder is for that folder alone. */
const suppressionsOf = (names: readonly string[]): readonly SuppressionsFile[] => {
  const all = [...names.flatMap(readSuppressionsBeside), ...names.flatMap(readSuppressionsFile)]
  return [...new Map(all.map((file) => [file.path, file])).values()]
}

const distributionOf = (
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

const treesIn = (name: string): readonly string[] => {
  const stats = readOnly('look at', name, () => statSync(name, { throwIfNoEntry: false }))
  if (!stats?.isDirectory())
    throw new UsageError(
      `there is no folder ${name}`,
      'name the folder that holds the trees, such as clusters',
    )
  if (isTree(name)) return [name]
  const folders = foldersIn(name)
  if (folders.length === 0)
    throw new UsageError(`${name} holds no trees`, 'name a folder that has a folder for each cluster')
  return folders
}

const foldersIn = (name: string): readonly string[] =>
  readOnly('list', name, () => readdirSync(name, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(name, entry.name))
    .toSorted()

export const isTree = (folder: string): boolean =>
  existsSync(join(folder, FLUX_FOLDER)) || existsSync(join(folder, 'kustomization.yaml'))
