import { basename, relative, resolve } from 'node:path'
import type { Reader } from '../disk/read-manifests.ts'
import { clusterNames } from './cluster-names.ts'
import { entriesOf, kustomizationsIn, type WrittenKustomization } from './entries.ts'
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
}

/** Finds the clusters of a repository by the Kustomizations in it, wherever they are. None if it has no Kustomization. */
export const discoverClusters = (folder: string, read: Reader): readonly DiscoveredCluster[] => {
  const named = openRepository(resolve(folder), read)
  const below = manifestsBelow(named, '')
  const root = repositoryRoot(
    folder,
    kustomizationsIn(named, below).map(({ kustomization }) => kustomization),
  )
  const repository = openRepository(root, read)
  const prefix = relative(root, resolve(folder)).replaceAll('\\', '/')
  const manifests = below.map((path) => (prefix === '' ? path : `${prefix}/${path}`))
  const written = kustomizationsIn(repository, manifests)
  const entries = entriesOf(written)
  const names = clusterNames(entries, basename(root))
  return entries.map((entry, index) => ({
    cluster: names[index] ?? entry,
    repository,
    written,
    entry,
    own: ownManifests(entry, entries, manifests),
  }))
}

/** Of a single cluster: all beside its Kustomizations. Of several: those below the folder that only this one begins in. */
const ownManifests = (
  entry: string,
  entries: readonly string[],
  manifests: readonly string[],
): readonly string[] => {
  const others = entries.filter((other) => other !== entry)
  const parts = entry.split('/')
  const length = parts.findIndex((_, index) => {
    const folder = `${parts.slice(0, index + 1).join('/')}/`
    return !others.some((other) => `${other}/`.startsWith(folder))
  })
  const folder = parts.slice(0, length + 1).join('/')
  return folder === '' ? manifests : manifests.filter((path) => path.startsWith(`${folder}/`))
}
