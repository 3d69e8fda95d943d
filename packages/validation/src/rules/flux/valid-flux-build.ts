import { inEachCluster, type Rule } from '../rule/rule.ts'
import { locationOf } from '../../tree/flux/builds.ts'

export const validFluxBuild: Rule = {
  id: 'valid-flux-build',
  summary:
    'Flux can build the folder of each Kustomization: the folder exists, and kustomize accepts its lists and patches.',
  rationale:
    'Where kustomize fails, Flux applies nothing of the folder, and keeps what it applied before. Only the status of the Kustomization shows it.',
  fix: 'Correct what kustomize names. `kustomize build --load-restrictor LoadRestrictionsNone FOLDER` fails in the same way.',
  check: inEachCluster((cluster, report) => {
    for (const build of cluster.tree.builds ?? []) {
      const location = build.failure === undefined ? undefined : locationOf(cluster, build)
      if (!location) continue
      report({
        location,
        message: `Flux cannot build ${build.folder || 'the root of the repository'}: ${build.failure}`,
        impact: 'Flux applies nothing of the folder, and keeps what it applied before',
        fix: 'correct what the message names',
      })
    }
  }),
}
