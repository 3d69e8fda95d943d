import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { SuppressionsFile, RenderedTree } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { FLUX_FOLDER } from '../tree.ts'
import { readOnly } from './disk-error.ts'
import { ignoredBy, readSettingsOf, type SettingsOnDisk } from './settings-file.ts'
import { readSuppressionsFile, readSuppressionsOfTree } from './suppressions-file.ts'
import { manifestReader, readManifests } from './read-manifests.ts'

/** The trees of a fleet as they are on the disk. */
export interface FleetOnDisk {
  readonly trees: readonly RenderedTree[]
  /** The folder of each cluster's tree. */
  readonly folders: ReadonlyMap<string, string>
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
  for (const name of names)
    for (const [cluster, folder] of treesOf(name, settings)) {
      const other = folders.get(cluster)
      if (other !== undefined)
        throw new UsageError(
          `${other} and ${folder} are both named ${cluster}`,
          'a cluster has one tree: leave one out',
        )
      folders.set(cluster, folder)
    }
  const read = manifestReader()
  const isIgnored = ignoredBy(settings)
  return {
    trees: [...folders].map(([cluster, folder]) => ({
      ...readManifests(cluster, folder, read, isIgnored),
      ...distributionOf(settings, cluster),
    })),
    folders,
    suppressions: suppressionsOf(names, [...folders.values()]),
    ...(settings && { settings }),
  }
}

/** Each file once: two trees may have one beside them. */
const suppressionsOf = (
  names: readonly string[],
  folders: readonly string[],
): readonly SuppressionsFile[] => {
  const own = names.filter((name) => !folders.includes(name)).flatMap(readSuppressionsFile)
  const ofTrees = names.filter((name) => folders.includes(name)).flatMap(readSuppressionsOfTree)
  return [...new Map([...ofTrees, ...own].map((file) => [file.path, file])).values()]
}

const distributionOf = (
  settings: SettingsOnDisk | undefined,
  cluster: string,
): Pick<RenderedTree, 'distribution'> => {
  const distribution = settings?.clusters.get(cluster)?.distribution
  return distribution === undefined ? {} : { distribution }
}

type NamedTree = readonly [cluster: string, folder: string]

const treesOf = (name: string, settings: SettingsOnDisk | undefined): readonly NamedTree[] => {
  const stated = settings ? statedTrees(settings, name) : []
  if (stated.length > 0) return stated
  return treesIn(name).map((folder) => [basename(resolve(folder)), folder] as const)
}

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
  const folders = readOnly('list', name, () => readdirSync(name, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(name, entry.name))
    .toSorted()
  if (folders.length === 0)
    throw new UsageError(`${name} holds no trees`, 'name a folder that has a folder for each cluster')
  return folders
}

const isTree = (folder: string): boolean =>
  existsSync(join(folder, FLUX_FOLDER)) || existsSync(join(folder, 'kustomization.yaml'))
