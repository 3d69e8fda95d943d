import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { appliersOf, appliersOfFolder, folderOf, rootOf, type Applier } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { listersOf } from '../../tree/flux/layers.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'

export const requireAppliedFolder: Rule = {
  id: 'require-applied-folder',
  demands:
    'Every folder of a tree is applied by exactly one Kustomization, which names it by its path from the root of the repository.',
  why: 'A folder that no Kustomization applies is in Git and nowhere else; one that two apply is pruned by each in turn.',
  example: {
    refused:
      'kind: Kustomization   # in clusters/homelab/flux\nspec:\n  path: ./clusters/oracle-k3s/telemetry\n',
    accepted:
      'kind: Kustomization   # in clusters/homelab/flux\nspec:\n  path: ./clusters/homelab/telemetry\n',
  },
  mend: 'Give each folder one Kustomization, with its own path.',
  judge: inEachCluster((cluster) => {
    const appliers = appliersOf(cluster)
    return [
      ...appliers.flatMap((applier) => elsewhere(cluster, applier)),
      ...notAppliedOnce(cluster),
      ...otherRoots(cluster, appliers),
    ]
  }),
}

const elsewhere = (cluster: ClusterView, applier: Applier): Breach[] => {
  const folder = folderOf(cluster, applier)
  const folders = cluster.layers.map((layer) => layer.folder)
  if (folder !== undefined && folders.includes(folder)) return []
  return [
    {
      at: at(applier, 'spec', 'path'),
      what: `${nameOf(applier)} applies ${applier.object.spec?.path}, which is no folder of ${cluster.name} with a kustomization.yaml`,
      consequence: 'the layer is never applied, or another cluster’s is',
      mend: `give the path of one of its own folders: ${folders.join(', ')}`,
    },
  ]
}

const notAppliedOnce = (cluster: ClusterView): Breach[] =>
  cluster.layers.flatMap((layer): Breach[] => {
    const { folder, list } = layer
    const [first, second] = [
      ...listersOf(cluster.layers, layer).map((lister) => ({
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
        at: second ? second.at : { cluster: cluster.name, file: list.file },
        what:
          first && second
            ? `${second.name} applies ${folder}, and so does ${first.name}`
            : `no Kustomization of ${cluster.name} applies ${folder}`,
        consequence: first ? 'each prunes what the other applied' : 'nothing in it ever reaches the cluster',
        mend: first
          ? 'take one away, or change its path'
          : 'add a Kustomization with its path, or delete the folder',
      },
    ]
  })

/** All paths begin at one root; what most say is the right one. */
const otherRoots = (cluster: ClusterView, appliers: readonly Applier[]): Breach[] => {
  const [usual, ...others] = [
    ...Map.groupBy(appliers, (applier) => rootOf(cluster, applier)).values(),
  ].toSorted((one, other) => other.length - one.length)
  const [example] = usual ?? []
  return others.flat().map((applier) => ({
    at: at(applier, 'spec', 'path'),
    also: example ? [at(example, 'spec', 'path')] : [],
    what: `${nameOf(applier)} applies ${applier.object.spec?.path}, and ${example && nameOf(example)} ${example?.object.spec?.path}`,
    consequence: 'one of the two is not in the repository, and its layer is never applied',
    mend: 'let both begin alike',
  }))
}
