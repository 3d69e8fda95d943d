import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { appliersOf, folderOf, layerOf, type Applier } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'
import { reachable } from '../../tree/reachable.ts'
import { contractOf } from '../../tree/charts/releases.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireLayerOrder: Rule = {
  id: 'require-layer-order',
  summary:
    'A layer waits for those that hold its namespaces, its charts and the releases that bring its custom resources, and for no others.',
  rationale:
    'A monitor that is applied before its custom resource exists fails the whole layer; services that wait for charts stay away with the first broken chart.',
  fix: 'Name in dependsOn exactly the layers that hold what this one needs.',
  check: inEachCluster((cluster) => {
    const layers = layersInOrder(cluster)
    const needs = needsByFolder(cluster)
    const checked = [...layers.values()].filter((layer) => isReadable(layers, layer))
    return [
      ...checked.flatMap((layer) => unmet(layers, layer, needs.get(layer.folder) ?? [])),
      ...checked.flatMap((layer) => needless(layers, layer, needs.get(layer.folder) ?? [])),
      ...broughtByNobody(cluster),
    ]
  }),
}

interface Names {
  readonly namespace?: string | undefined
  readonly name: string
}

interface Layer {
  readonly applier: Applier
  readonly folder: string
  /** The folders of the layers that it names, by their places in `dependsOn`. */
  readonly after: readonly (string | undefined)[]
}

const layersInOrder = (cluster: ClusterView): ReadonlyMap<string, Layer> => {
  const appliers = appliersOf(cluster)
  const folders = new Map(
    appliers.map((applier) => [nameIn(applier.object.metadata), folderOf(cluster, applier)]),
  )
  return new Map(
    appliers.flatMap((applier) => {
      const folder = folderOf(cluster, applier)
      const { namespace } = applier.object.metadata
      const after = (applier.object.spec?.dependsOn ?? []).map((other) =>
        folders.get(nameIn({ namespace, ...other })),
      )
      return folder === undefined ? [] : [[folder, { applier, folder, after }] as const]
    }),
  )
}

const nameIn = ({ namespace, name }: Names): string => `${namespace}/${name}`

/** What an object needs, and the object that another layer holds for it. */
interface Need {
  readonly by: Located
  readonly for: Located
  readonly folder: string
}

const needsByFolder = (cluster: ClusterView): ReadonlyMap<string, Need[]> => {
  const needs = new Map<string, Need[]>()
  for (const by of cluster.objects) {
    const folder = layerOf(cluster, by)?.folder
    if (folder === undefined) continue
    for (const needed of neededBy(cluster, by)) {
      const elsewhere = layerOf(cluster, needed)?.folder
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
    bringerOf(cluster, groupOf(object.apiVersion)),
    typeof chart === 'string'
      ? cluster.find('source.toolkit.fluxcd.io/v1/OCIRepository', namespace, chart)
      : undefined,
  ].filter((found) => found !== undefined)
}

const groupOf = (apiVersion: string): string => apiVersion.split('/')[0] ?? ''

const bringerOf = (cluster: ClusterView, group: string): Located | undefined =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .find((release) => contractOf(release)?.brings?.includes(group))

/** A dependency on nothing, or in a circle, is another rule's finding. */
const isReadable = (layers: ReadonlyMap<string, Layer>, layer: Layer): boolean =>
  !layer.after.includes(undefined) && !allBefore(layers, layer).has(layer.folder)

const unmet = (layers: ReadonlyMap<string, Layer>, layer: Layer, needs: readonly Need[]): Violation[] => {
  const before = allBefore(layers, layer)
  return [...new Map(needs.map((need) => [need.folder, need])).values()]
    .filter(({ folder }) => !before.has(folder))
    .map((need) => ({
      location: at(layer.applier, 'spec', 'dependsOn'),
      related: [need.by],
      message: `${nameOf(layer.applier)} does not wait for ${need.folder}, which holds ${ownerOf(need.for)}, and ${nameOf(need.by)} needs it`,
      impact: 'on a new cluster the layer is applied too early and fails as a whole',
      fix: `let it depend on the Kustomization of ${need.folder}`,
    }))
}

const allBefore = (layers: ReadonlyMap<string, Layer>, layer: Layer): ReadonlySet<string> =>
  reachable(foldersAfter(layer), (folder) => foldersAfter(layers.get(folder)))

const foldersAfter = (layer: Layer | undefined): readonly string[] =>
  (layer?.after ?? []).filter((folder) => folder !== undefined)

const needless = (layers: ReadonlyMap<string, Layer>, layer: Layer, needs: readonly Need[]): Violation[] =>
  layer.after.flatMap((folder, index) =>
    folder === undefined ||
    folder === layer.folder ||
    !layers.has(folder) ||
    needs.some((need) => need.folder === folder)
      ? []
      : [
          {
            location: at(layer.applier, 'spec', 'dependsOn', index),
            message: `${nameOf(layer.applier)} waits for ${folder}, and nothing in it needs anything of that`,
            impact: `whatever is broken in ${folder} holds it back`,
            fix: 'take the dependency away',
          },
        ],
  )

/** Groups of custom resources that only a chart brings. */
const BROUGHT = new Set(Object.values(CHART_CONTRACTS).flatMap(({ brings = [] }) => brings))

const broughtByNobody = (cluster: ClusterView): Violation[] =>
  cluster.objects
    .filter(({ object }) => BROUGHT.has(groupOf(object.apiVersion)))
    .filter(({ object }) => bringerOf(cluster, groupOf(object.apiVersion)) === undefined)
    .map((placed) => ({
      location: at(placed, 'apiVersion'),
      message: `no release of ${cluster.name} brings the custom resources ${groupOf(placed.object.apiVersion)}, of which ${nameOf(placed)} is one`,
      impact: 'the API server does not know the kind, and the whole layer fails',
      fix: 'install the chart that brings them, or take the object away',
    }))
