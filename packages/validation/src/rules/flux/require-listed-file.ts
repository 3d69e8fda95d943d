import { basename, dirname } from 'node:path/posix'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { inRepository } from '../../tree/flux/builds.ts'
import { isListName } from '../../values/kustomize-list.ts'
import type { FluxBuild } from '../../values/rendered-tree.ts'
import { layersOf, FLUX_FOLDER, nearest } from '../../tree/flux/layers.ts'

export const requireListedFile: Rule = {
  id: 'require-listed-file',
  summary: 'The kustomization.yaml of a folder lists every file in it.',
  rationale:
    'Flux never applies a file that is not listed, and prunes what it applied from it before. NodePort Services were pruned that way, and a day of telemetry was lost.',
  fix: 'List the file, or delete it.',
  check: inEachCluster((cluster, report) => {
    if (cluster.tree.builds) return checkRead(cluster, cluster.tree.builds, report)
    checkListed(cluster, report)
    checkFolders(cluster, report)
  }),
}

/**
 * A manifest that no build reads, in a folder of which a list is read. A list that names the file in a comment leaves it out
 * on purpose, and so does one that leaves out a whole folder.
 */
const checkRead = ({ name, tree }: ClusterView, builds: readonly FluxBuild[], report: Report): void => {
  const isRead = (path: string): boolean => builds.some(({ files }) => files.has(inRepository(tree, path)))
  const lists = new Map(
    tree.files
      .filter(({ path }) => isListName(path) && isRead(path))
      .map((file) => [dirname(file.path), file] as const),
  )
  for (const file of tree.files) {
    const list = lists.get(dirname(file.path))
    if (!list || isListName(file.path) || isRead(file.path)) continue
    if (!IS_MANIFEST.test(file.content) || list.content.includes(basename(file.path))) continue
    report({
      location: { cluster: name, file },
      related: [{ cluster: name, file: list }],
      message: `${list.path} does not list ${file.path}`,
      impact: 'Flux never applies its objects, and prunes those that it applied before',
      fix: 'list the file, or delete it',
    })
  }
}

/** Only what an object of Kubernetes begins with; other files lie beside manifests for other programs. */
const IS_MANIFEST = /^apiVersion: *\S[^]*^kind: *\S|^kind: *\S[^]*^apiVersion: *\S/m

const checkListed = (cluster: ClusterView, report: Report): void => {
  const layers = layersOf(cluster)

  const listed = new Set(layers.flatMap(({ resources }) => resources))
  for (const { list, files } of layers)
    for (const { file } of files) {
      if (listed.has(file.path)) continue
      report({
        location: { cluster: cluster.name, file },
        message: `${list.file.path} does not list ${file.path}`,
        impact: 'Flux never applies its objects, and prunes those that it applied before',
        fix: 'list the file, or delete it',
      })
    }
}

const checkFolders = (cluster: ClusterView, report: Report): void => {
  for (const { file } of new Map(cluster.objects.map((located) => [located.file.path, located])).values()) {
    if (file.path.startsWith(`${FLUX_FOLDER}/`) || nearest(layersOf(cluster), file.path)) continue
    report({
      location: { cluster: cluster.name, file },
      message: `neither the folder of ${file.path} nor one above it has a kustomization.yaml`,
      impact: 'Flux never applies its objects',
      fix: 'move it into the folder of a layer and list it there',
    })
  }
}
