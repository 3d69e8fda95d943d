import { at } from '../../values/location.ts'
import { namespacedName } from '../../values/rendered-tree.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { locationOf } from '../../tree/flux/builds.ts'
import { nameOf } from '../../tree/objects.ts'

export const validFluxBuild: Rule = {
  id: 'valid-flux-build',
  summary:
    'Flux can build the folder of each Kustomization: the folder exists, and kustomize accepts its lists and patches.',
  rationale:
    'Where kustomize fails, Flux applies nothing of the folder, and keeps what it applied before. Only the status of the Kustomization shows it.',
  fix: 'Correct what kustomize names. `kustomize build --load-restrictor LoadRestrictionsNone FOLDER` fails in the same way.',
  check: inEachCluster((cluster, report) => {
    for (const build of cluster.tree.builds ?? []) {
      const location = locationOf(cluster, build)
      if (!location) continue
      const folder = build.folder || 'the root of the repository'
      if (build.failure !== undefined)
        report({
          location,
          message: `Flux cannot build ${folder}: ${build.failure}`,
          impact: 'Flux applies nothing of the folder, and keeps what it applied before',
          fix: 'correct what the message names',
        })
      else if (cluster.tree.isRenderingRequired && build.notRendered !== undefined)
        report({ location, message: `${folder} was not rendered`, ...notRendered(build.notRendered) })
    }
    if (cluster.tree.isRenderingRequired) checkReleases(cluster, report)
  }),
}

const checkReleases = (cluster: ClusterView, report: Report): void => {
  const reasons = new Map(
    cluster.tree.notRenderedReleases?.map(({ release, reason }) => [release, reason] as const),
  )
  for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
    const reason = reasons.get(namespacedName(release.object.metadata))
    if (reason !== undefined)
      report({
        location: at(release, 'spec'),
        message: `${nameOf(release)} was not rendered`,
        ...notRendered(reason),
      })
  }
}

const notRendered = (reason: string) => ({ impact: 'no rule has checked what it makes', fix: reason })
