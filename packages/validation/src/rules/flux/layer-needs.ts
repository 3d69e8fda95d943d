import type { Located } from '../../values/location.ts'
import { appliersOf, folderOf, layerOf, type Applier } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { reachable } from '../../tree/reachable.ts'
import { contractOf } from '../../tree/charts/releases.ts'
import { valueAt } from '../../values/value-at.ts'

/** A layer with the Kustomization that applies it. */
export interface AppliedLayer {
  readonly applier: Applier
  readonly folder: string
  /** The folders of the layers that it names, by their places in `dependsOn`. */
  readonly after: readonly (string | undefined)[]
}

type LayersByFolder = ReadonlyMap<string, AppliedLayer>

/** What an object of one layer needs of another. */
interface Need {
  readonly by: Located
  readonly for: Located
  /** Of the layer that holds what is needed. */
  readonly folder: string
}

interface LayerNeeds {
  readonly layer: AppliedLayer
  readonly layers: LayersByFolder
  readonly needs: readonly Need[]
}

/** Each layer with what it needs. A missing dependency, and a cycle, is another rule's finding. */
export const layerNeedsIn = (cluster: ClusterView): readonly LayerNeeds[] => {
  const layers = layersByFolder(cluster)
  const needs = needsByFolder(cluster)
  return [...layers.values()]
    .filter((layer) => !layer.after.includes(undefined) && !foldersBefore(layers, layer).has(layer.folder))
    .map((layer) => ({ layer, layers, needs: needs.get(layer.folder) ?? [] }))
}

/** The folders that are applied before a layer, directly or through others. */
export const foldersBefore = (layers: LayersByFolder, layer: AppliedLayer): ReadonlySet<string> =>
  reachable(foldersAfter(layer), (folder) => foldersAfter(layers.get(folder)))

const foldersAfter = (layer: AppliedLayer | undefined): readonly string[] =>
  (layer?.after ?? []).filter((folder) => folder !== undefined)

interface Names {
  readonly namespace?: string | undefined
  readonly name: string
}

const layersByFolder = (cluster: ClusterView): LayersByFolder => {
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
    layers.set(folder, { applier, folder, after })
  }
  return layers
}

const nameIn = ({ namespace, name }: Names): string => `${namespace}/${name}`

const needsByFolder = (cluster: ClusterView): ReadonlyMap<string, Need[]> => {
  const needs = new Map<string, Need[]>()
  for (const by of cluster.objects) {
    const folder = layerOf(cluster, by)
    if (folder === undefined) continue
    for (const needed of neededBy(cluster, by)) {
      const elsewhere = layerOf(cluster, needed)
      if (elsewhere === undefined || elsewhere === folder) continue
      const list = needs.get(folder) ?? []
      list.push({ by, for: needed, folder: elsewhere })
      needs.set(folder, list)
    }
  }
  return needs
}

const neededBy = (cluster: ClusterView, { object }: Located): Located[] => {
  const { namespace = '' } = object.metadata
  const chart = valueAt(object, ['spec', 'chartRef', 'name'])
  return [
    cluster.find('v1/Namespace', undefined, namespace),
    definedBy(cluster, groupOf(object)),
    typeof chart === 'string'
      ? cluster.find('source.toolkit.fluxcd.io/v1/OCIRepository', namespace, chart)
      : undefined,
  ].filter((found) => found !== undefined)
}

/** The API group of an object. */
export const groupOf = ({ apiVersion }: Located['object']): string => apiVersion.split('/')[0] ?? ''

/** The release whose chart defines the custom resources of a group. */
export const definedBy = (cluster: ClusterView, group: string): Located | undefined =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .find((release) => contractOf(release)?.brings?.includes(group))
