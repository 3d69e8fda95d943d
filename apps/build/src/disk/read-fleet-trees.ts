import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { SuppressionsFile, RenderedTree } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { FLUX_FOLDER } from '../tree.ts'
import { readOnly } from './disk-error.ts'
import { readSuppressionsFile } from './suppressions-file.ts'
import { manifestReader, readManifests } from './read-manifests.ts'

/** The trees of a fleet as they are on the disk. */
export interface FleetOnDisk {
  readonly trees: readonly RenderedTree[]
  /** The folder of each cluster's tree. */
  readonly folders: ReadonlyMap<string, string>
  readonly suppressions: readonly SuppressionsFile[]
}

/**
 * Reads folders as one fleet. A folder is a tree itself, if it has Flux' folder or a kustomization.yaml; otherwise it
 * holds one tree for each cluster and, perhaps, suppressions.
 * @throws UsageError where there is no tree, or two trees have one name
 */
export const readFleetTrees = (names: readonly string[]): FleetOnDisk => {
  const folders = new Map<string, string>()
  for (const name of names)
    for (const folder of treesIn(name)) {
      const cluster = basename(resolve(folder))
      const other = folders.get(cluster)
      if (other !== undefined)
        throw new UsageError(
          `${other} and ${folder} are both named ${cluster}`,
          'a cluster has one tree: leave one out',
        )
      folders.set(cluster, folder)
    }
  const read = manifestReader()
  return {
    trees: [...folders].map(([cluster, folder]) => readManifests(cluster, folder, read)),
    folders,
    suppressions: names.filter((name) => !isTree(name)).flatMap(readSuppressionsFile),
  }
}

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
