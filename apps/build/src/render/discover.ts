import { basename, join, relative, resolve } from 'node:path'
import type { Reader } from '../disk/read-manifests.ts'
import { SUPPRESSIONS_FILES } from '../disk/suppressions-file.ts'
import { clusterNames } from './cluster-names.ts'
import { entriesOf, isBelow, kustomizationsIn, type WrittenKustomization } from './entries.ts'
import { manifestsBelow, openRepository, type Repository } from './repository.ts'
import { repositoryRoot } from './repository-root.ts'

/** The part of a repository that is one cluster's. */
export interface DiscoveredCluster {
  readonly cluster: string
  readonly repository: Repository
  /** Every Kustomization in the repository, this cluster's and others. */
  readonly written: readonly WrittenKustomization[]
  /** The folder where Flux begins. */
  readonly entry: string
  /** The manifests that belong to no other cluster: one that no build reads is forgotten. */
  readonly own: readonly string[]
  /** Every manifest in the repository. */
  readonly manifests: readonly string[]
}

/** Finds the clusters of a repository by the Kustomizations in it, wherever they are. None if it has no Kustomization. */
export const discoverClusters = (
  folder: string,
  read: Reader,
  isIgnored: (file: string) => boolean,
): readonly DiscoveredCluster[] => {
  const named = openRepository(resolve(folder), read)
  const below = manifestsBelow(named, '').filter(
    (path) => !isIgnored(join(folder, path)) && !SUPPRESSIONS_FILES.includes(path),
  )
  const root = repositoryRoot(read.disk, folder, kustomizationsIn(named, below))
  const repository = openRepository(root, read)
  const manifests = below.flatMap((path) => pathFrom(root, join(named.root, path)) ?? [])
  const written = kustomizationsIn(repository, manifests)
  const entries = entriesOf(repository, manifests, written)
  const names = clusterNames(entries, basename(named.root))
  return entries.map((entry, index) => ({
    cluster: names[index] ?? entry,
    repository,
    written,
    entry,
    manifests,
    own: ownManifests(
      entry,
      entries.filter((other) => other !== entry),
      manifests,
    ),
  }))
}

/** A file below a root by its path from there. */
const pathFrom = (root: string, file: string): string | undefined => {
  const path = relative(root, file).replaceAll('\\', '/')
  return path.startsWith('../') ? undefined : path
}

/**
 * Of a single cluster: all beside its Kustomizations. Of several: those below the topmost folder that only this one begins
 * in.
 */
const ownManifests = (
  entry: string,
  others: readonly string[],
  manifests: readonly string[],
): readonly string[] => {
  if (others.length === 0) return manifests
  const parts = entry.split('/')
  const above = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  const own = above.find((folder) => !others.some((other) => isBelow(other, folder))) ?? entry
  return manifests.filter((path) => isBelow(path, own))
}
