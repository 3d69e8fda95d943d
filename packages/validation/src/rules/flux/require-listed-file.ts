import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { layersOf, FLUX_FOLDER, nearest } from '../../tree/flux/layers.ts'

export const requireListedFile: Rule = {
  id: 'require-listed-file',
  summary: 'The kustomization.yaml of a folder lists every file in it.',
  rationale:
    'Flux never applies a file that is not listed, and prunes what it applied from it before. NodePort Services were pruned that way, and a day of telemetry was lost.',
  fix: 'List the file, or delete it.',
  check: inEachCluster((cluster, report) => {
    checkListed(cluster, report)
    checkFolders(cluster, report)
  }),
}

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
