import type { Located } from '../../values/location.ts'
import { appliersOf, folderOf, layerOf, type Applier } from '../../tree/flux/appliers.ts'
import { FLUX_FOLDER } from '../../tree/flux/layers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { reachable } from '../../tree/reachable.ts'
import { remembered } from '../../values/remembered.ts'

/** A layer with the Kustomization that applies it. */
export interface AppliedLayer {
  readonly applier: Applier
  readonly folder: string
  /** The folders of the layers that it names, by their places in `dependsOn`. */
  readonly after: readonly (string | undefined)[]
  /** The folder that holds the Kustomization itself. */
  readonly parent: string | undefined
}

export type LayersByFolder = ReadonlyMap<string, AppliedLayer>

/** The folder that an object is applied with; bootstrap applies Flux’ own one. */
export const appliedFolder = (cluster: ClusterView, located: Located): string | undefined =>
  layerOf(cluster, located) ?? (located.file.path.startsWith(`${FLUX_FOLDER}/`) ? FLUX_FOLDER : undefined)

export const appliedLayersIn = remembered((cluster: ClusterView): LayersByFolder => {
  const appliers = appliersOf(cluster)
  const folders = new Map(
    appliers.map((applier) => [nameIn(applier.object.metadata), folderOf(cluster, applier)]),
  )
  const layers = new Map<string, AppliedLayer>()
  for (const applier of appliers) {
    const folder = folderOf(cluster, applier)
    if (folder === undefined) continue
    const { namespace } = applier.object.metadata
    const after = (applier.object.spec?.dependsOn ?? []).map((other) =>
      folders.get(nameIn({ namespace, ...other })),
    )
    layers.set(folder, { applier, folder, after, parent: appliedFolder(cluster, applier) })
  }
  return layers
})

interface Names {
  readonly namespace?: string | undefined
  readonly name: string
}

const nameIn = ({ namespace, name }: Names): string => `${namespace}/${name}`

/** The folders that are applied before one, directly or through others: a layer comes after what its parents wait for. */
export const foldersBefore = (layers: LayersByFolder, folder: string): ReadonlySet<string> =>
  reachable(foldersAfter(layers, folder), (before) => foldersAfter(layers, before))

const foldersAfter = (layers: LayersByFolder, folder: string): readonly string[] =>
  [folder, ...parentsOf(layers, folder)]
    .flatMap((one) => layers.get(one)?.after ?? [])
    .filter((after) => after !== undefined)

/** The folders that hold the Kustomization of a folder, that of this folder’s, and so on. */
export const parentsOf = (layers: LayersByFolder, folder: string): ReadonlySet<string> =>
  reachable(parentOf(layers, folder), (parent) => parentOf(layers, parent))

const parentOf = (layers: LayersByFolder, folder: string): readonly string[] => {
  const parent = layers.get(folder)?.parent
  return parent === undefined ? [] : [parent]
}

/** Whether a folder is applied only once another one is. */
export const waitsFor = (layers: LayersByFolder, folder: string, other: string): boolean =>
  parentsOf(layers, folder).has(other) || foldersBefore(layers, folder).has(other)
