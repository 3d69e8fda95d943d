import type { Located } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { definersOf } from '../../tree/flux/defined-kinds.ts'
import { groupOf } from '../../tree/objects.ts'
import { isAlwaysThere } from '../../tree/open-world/namespaces.ts'
import { isPersons } from '../../values/rendered-tree.ts'
import { remembered } from '../../values/remembered.ts'
import { valueAt } from '../../values/value-at.ts'
import {
  appliedFolder,
  appliedLayersIn,
  foldersBefore,
  type AppliedLayer,
  type LayersByFolder,
} from './applied-layers.ts'

/** What an object of one layer needs of another. */
interface Need {
  readonly by: Located
  /** Each of them is enough. */
  readonly suppliers: readonly Supplier[]
}

/** What others need, and the folder of its layer. */
interface Supplier {
  readonly located: Located
  readonly folder: string
}

interface LayerNeeds {
  readonly layer: AppliedLayer
  readonly layers: LayersByFolder
  readonly needs: readonly Need[]
}

/** Each layer with what it needs. A missing dependency, and a cycle, is another rule's finding. */
export const layerNeedsIn = (cluster: ClusterView): readonly LayerNeeds[] => {
  const layers = appliedLayersIn(cluster)
  const needs = needsByFolder(cluster)
  return [...layers.values()]
    .filter(({ after, folder }) => !after.includes(undefined) && !foldersBefore(layers, folder).has(folder))
    .map((layer) => ({ layer, layers, needs: needs.get(layer.folder) ?? [] }))
}

/** Whether a layer holds what one of some needs asks for. */
export const isNeeded = (needs: readonly Need[], folder: string): boolean =>
  needs.some(({ suppliers }) => suppliers.some((supplier) => supplier.folder === folder))

const needsByFolder = remembered((cluster: ClusterView): ReadonlyMap<string, Need[]> => {
  const needs = new Map<string, Need[]>()
  for (const by of cluster.objects) {
    const folder = appliedFolder(cluster, by)
    if (folder === undefined) continue
    for (const located of neededBy(cluster, by)) {
      const suppliers = located.flatMap((one) => supplierOf(cluster, one))
      if (suppliers.length === 0 || suppliers.some((one) => one.folder === folder)) continue
      const list = needs.get(folder) ?? []
      list.push({ by, suppliers })
      needs.set(folder, list)
    }
  }
  return needs
})

const supplierOf = (cluster: ClusterView, located: Located): readonly Supplier[] => {
  const folder = appliedFolder(cluster, located)
  return folder === undefined ? [] : [{ located, folder }]
}

/** Each list is one need, and has all that would do. */
const neededBy = (cluster: ClusterView, { object }: Located): readonly (readonly Located[])[] => {
  const { namespace = '' } = object.metadata
  const chart = valueAt(object, ['spec', 'chartRef', 'name'])
  return [
    isAlwaysThere(namespace) ? [] : listed(cluster.find('v1/Namespace', undefined, namespace)),
    // Where a person wrote all of a tree, Flux tries a layer again until the definitions are there.
    isPersons(cluster.tree) ? [] : definersOf(cluster, groupOf(object)),
    typeof chart === 'string'
      ? listed(cluster.find('source.toolkit.fluxcd.io/v1/OCIRepository', namespace, chart))
      : [],
  ]
}

const listed = (found: Located | undefined): readonly Located[] => (found ? [found] : [])
