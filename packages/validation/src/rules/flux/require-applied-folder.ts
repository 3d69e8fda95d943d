import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { appliersOf, appliersOfFolder, folderOf, rootOf, type Applier } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { layersOf, listersOf } from '../../tree/flux/layers.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'

export const requireAppliedFolder: Rule = {
  id: 'require-applied-folder',
  summary:
    'Every folder of a tree is applied by exactly one Kustomization, which names it by its path from the root of the repository.',
  rationale:
    'A folder that no Kustomization applies is in Git and nowhere else; one that two apply is pruned by each in turn.',
  example: {
    refused:
      'kind: Kustomization   # in clusters/homelab/flux\nspec:\n  path: ./clusters/oracle-k3s/telemetry\n',
    accepted:
      'kind: Kustomization   # in clusters/homelab/flux\nspec:\n  path: ./clusters/homelab/telemetry\n',
  },
  fix: 'Give each folder one Kustomization, with its own path.',
  check: inEachCluster((cluster) => {
    const appliers = appliersOf(cluster)
    return [
      ...appliers.flatMap((applier) => elsewhere(cluster, applier)),
      ...notAppliedOnce(cluster),
      ...otherRoots(cluster, appliers),
    ]
  }),
}

const elsewhere = (cluster: ClusterView, applier: Applier): Violation[] => {
  const folder = folderOf(cluster, applier)
  const folders = layersOf(cluster).map((layer) => layer.folder)
  if (folder !== undefined && folders.includes(folder)) return []
  return [
    {
      location: at(applier, 'spec', 'path'),
      message: `${nameOf(applier)} applies ${applier.object.spec?.path}, which is no folder of ${cluster.name} with a kustomization.yaml`,
      impact: 'the layer is never applied, or another cluster’s is',
      fix: `give the path of one of its own folders: ${folders.join(', ')}`,
    },
  ]
}

const notAppliedOnce = (cluster: ClusterView): Violation[] =>
  layersOf(cluster).flatMap((layer): Violation[] => {
    const { folder, list } = layer
    const [first, second] = [
      ...listersOf(layersOf(cluster), layer).map((lister) => ({
        at: at(lister.list, 'resources', lister.resources.indexOf(folder)),
        name: lister.list.file.path,
      })),
      ...appliersOfFolder(cluster, folder).map((applier) => ({
        at: at(applier, 'spec', 'path'),
        name: ownerOf(applier),
      })),
    ]
    if (first && !second) return []
    return [
      {
        location: second ? second.at : { cluster: cluster.name, file: list.file },
        message:
          first && second
            ? `${second.name} applies ${folder}, and so does ${first.name}`
            : `no Kustomization of ${cluster.name} applies ${folder}`,
        impact: first ? 'each prunes what the other applied' : 'nothing in it ever reaches the cluster',
        fix: first
          ? 'take one away, or change its path'
          : 'add a Kustomization with its path, or delete the folder',
      },
    ]
  })

/** All paths begin at one root; what most say is the right one. */
const otherRoots = (cluster: ClusterView, appliers: readonly Applier[]): Violation[] => {
  const [usual, ...others] = [
    ...Map.groupBy(appliers, (applier) => rootOf(cluster, applier)).values(),
  ].toSorted((one, other) => other.length - one.length)
  const [example] = usual ?? []
  return others.flat().map((applier) => ({
    location: at(applier, 'spec', 'path'),
    also: example ? [at(example, 'spec', 'path')] : [],
    message: `${nameOf(applier)} applies ${applier.object.spec?.path}, and ${example && nameOf(example)} ${example?.object.spec?.path}`,
    impact: 'one of the two is not in the repository, and its layer is never applied',
    fix: 'let both begin alike',
  }))
}
