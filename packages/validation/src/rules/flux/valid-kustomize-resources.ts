import { at } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { layersOf, listersOf, type LayerFolder } from '../../tree/flux/layers.ts'
import { isRemote } from '../../values/kustomize-list.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { fileAt } from '../../tree/flux/builds.ts'
import type { FluxBuild } from '../../values/rendered-tree.ts'
import { valueAt } from '../../values/value-at.ts'
import { reachable } from '../../tree/reachable.ts'

export const validKustomizeResources: Rule = {
  id: 'valid-kustomize-resources',
  summary: 'A kustomization.yaml lists only files and folders of its tree that exist, each once.',
  rationale:
    'Kustomize fails on a missing file, a repeated one and a cycle. What it fetches from elsewhere is in no file that the rules check.',
  fix: 'Remove the entry from the list, or add the file to the tree.',
  check: inEachCluster((cluster, report) => {
    if (cluster.tree.builds) return checkMissing(cluster, cluster.tree.builds, report)
    const layers = layersOf(cluster)

    for (const layer of layers) {
      checkEntries(layer, layers, report)
      checkOnce(layer, layers, report)
    }
  }),
}

/** What kustomize itself says of other faults is another rule's finding. */
const checkMissing = (cluster: ClusterView, builds: readonly FluxBuild[], report: Report): void => {
  const missing = new Map(
    builds.flatMap((build) => build.missing.map((entry) => [`${entry.list} ${entry.entry}`, entry] as const)),
  )
  for (const { list, entry } of missing.values()) {
    const file = fileAt(cluster.tree, list)
    if (!file) continue
    const resources = valueAt(file.objects[0], ['resources'])
    const index = Array.isArray(resources) ? resources.indexOf(entry) : -1
    report({
      location: { cluster: cluster.name, file, document: 0, path: index === -1 ? [] : ['resources', index] },
      message: `${list} lists ${entry}, which does not exist`,
      impact: FAILS,
      fix: 'add the file, or remove it from the list',
    })
  }
}

const FAILS = 'kustomize fails, and Flux applies nothing of the folder'

const checkEntries = (
  { list, resources }: LayerFolder,
  layers: readonly LayerFolder[],
  report: Report,
): void => {
  for (const [index, path] of resources.entries()) {
    if (path !== undefined && exists(path, layers)) continue
    const resource = list.object.resources?.[index] ?? ''
    report({
      location: at(list, 'resources', index),
      message: `${list.file.path} lists ${resource}, ${reason(resource, path, layers)}`,
      impact:
        path === undefined
          ? 'Flux applies objects that are in no file of the tree and that no rule has checked'
          : FAILS,
      fix:
        path === undefined
          ? 'copy them into the tree, and list the copies'
          : 'add the file, or remove it from the list',
    })
  }
}

/** A file, or a folder with a list of its own. */
const exists = (path: string, layers: readonly LayerFolder[]): boolean =>
  layers.some(({ folder, files }) => folder === path || files.some(({ file }) => file.path === path))

const reason = (resource: string, path: string | undefined, layers: readonly LayerFolder[]): string => {
  if (isRemote(resource)) return 'which is remote'
  if (path === undefined) return 'which is outside of the tree of the cluster'
  return layers.some(({ files }) => files.some(({ file }) => file.path.startsWith(`${path}/`)))
    ? 'which is a folder without a kustomization.yaml'
    : 'which does not exist'
}

const checkOnce = (layer: LayerFolder, layers: readonly LayerFolder[], report: Report): void => {
  const { list, resources, folder } = layer
  const reportAt = (index: number, message: string): void => {
    report({ location: at(list, 'resources', index), message, impact: FAILS, fix: 'keep one of them' })
  }
  for (const [index, path] of resources.entries())
    if (path !== undefined && resources.indexOf(path) !== index)
      reportAt(index, `${list.file.path} lists ${list.object.resources?.[index]} twice`)
  if (layers.find((other) => other.folder === folder) !== layer)
    reportAt(0, `${folder} has two lists of its files`)
  if (isInCycle(layer, layers)) reportAt(0, `${list.file.path} lists itself through others`)
}

const isInCycle = (layer: LayerFolder, layers: readonly LayerFolder[]): boolean =>
  reachable(listersOf(layers, layer), (lister) => listersOf(layers, lister)).has(layer)
