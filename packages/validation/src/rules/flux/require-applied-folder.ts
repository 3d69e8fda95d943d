import { at, type Location } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { appliersOf, appliersOfFolder, folderOf, rootOf, type Applier } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { FLUX_FOLDER, layersOf, listersOf, type LayerFolder } from '../../tree/flux/layers.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'

export const requireAppliedFolder: Rule = {
  id: 'require-applied-folder',
  summary:
    'Exactly one Kustomization applies each folder of a tree, by its path from the root of the repository.',
  rationale:
    'A folder without a Kustomization is in Git and never in the cluster. A folder with two is pruned by each in turn.',
  fix: 'Give each folder one Kustomization, with its own path.',
  check: inEachCluster((cluster, report) => {
    // Without a Kustomization the tree is applied by one that is somewhere else.
    if (cluster.tree.builds || !hasAppliers(cluster)) return
    const appliers = appliersOf(cluster)
    for (const applier of appliers) checkPath(cluster, applier, report)
    for (const layer of layersOf(cluster)) if (!isOfBootstrap(layer)) checkAppliers(cluster, layer, report)
    checkRoots(cluster, appliers, report)
  }),
}

/** Bootstrap has Flux apply its own folder, by a list that a person may have written. */
const isOfBootstrap = ({ folder, list }: LayerFolder): boolean =>
  folder === FLUX_FOLDER && !isGenerated(list.file)

const hasAppliers = (cluster: ClusterView): boolean =>
  cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization').length > 0 ||
  cluster.objects.some(({ file }) => isGenerated(file))

const checkPath = (cluster: ClusterView, applier: Applier, report: Report): void => {
  const folder = folderOf(cluster, applier)
  const folders = layersOf(cluster).map((layer) => layer.folder)
  if (folder !== undefined && folders.includes(folder)) return
  report({
    location: at(applier, 'spec', 'path'),
    message: `${nameOf(applier)} applies ${applier.object.spec?.path}, and ${cluster.name} has no such folder with a kustomization.yaml`,
    impact: 'the layer is never applied, or that of another cluster is',
    fix: `give the path of a folder of the tree: ${folders.join(', ')}`,
  })
}

const checkAppliers = (cluster: ClusterView, layer: LayerFolder, report: Report): void => {
  const { folder, list } = layer
  const [first, second] = appliedBy(cluster, layer)
  if (!first)
    return report({
      location: { cluster: cluster.name, file: list.file },
      message: `no Kustomization of ${cluster.name} applies ${folder}`,
      impact: 'its objects never reach the cluster',
      fix: 'add a Kustomization with its path, or delete the folder',
    })
  if (second)
    report({
      location: second.location,
      message: `${second.name} applies ${folder}, and so does ${first.name}`,
      impact: 'each prunes what the other applied',
      fix: 'remove one, or change its path',
    })
}

interface AppliedBy {
  readonly location: Location
  readonly name: string
}

/** The lists that name a folder, and the Kustomizations that apply it by itself. */
const appliedBy = (cluster: ClusterView, layer: LayerFolder): readonly AppliedBy[] => [
  ...listersOf(layersOf(cluster), layer).map(({ list, resources }) => ({
    location: at(list, 'resources', resources.indexOf(layer.folder)),
    name: list.file.path,
  })),
  ...appliersOfFolder(cluster, layer.folder).map((applier) => ({
    location: at(applier, 'spec', 'path'),
    name: ownerOf(applier),
  })),
]

/** All paths begin at one root: that of most Kustomizations. */
const checkRoots = (cluster: ClusterView, appliers: readonly Applier[], report: Report): void => {
  const [usual, ...others] = [
    ...Map.groupBy(appliers, (applier) => rootOf(cluster, applier)).values(),
  ].toSorted((one, other) => other.length - one.length)
  const [example] = usual ?? []
  if (!example) return
  for (const applier of others.flat())
    report({
      location: at(applier, 'spec', 'path'),
      related: [at(example, 'spec', 'path')],
      message: `${nameOf(applier)} applies ${applier.object.spec?.path}, and ${nameOf(example)} applies ${example.object.spec?.path}`,
      impact: 'one of the two paths is not in the repository, and its layer is never applied',
      fix: 'begin both paths with the same root',
    })
}
