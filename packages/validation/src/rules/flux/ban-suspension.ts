import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const banSuspension: Rule = {
  id: 'ban-suspension',
  ownSeverity: 'warning',
  summary: 'No Kustomization, HelmRelease or source of a chart is suspended.',
  rationale:
    'Flux skips a suspended object and reports no error. A suspension for an hour of maintenance outlives the maintenance.',
  fix: 'Remove suspend; use `flux suspend` for maintenance.',
  check: inEachCluster((cluster, report) => {
    for (const [kind, impact] of Object.entries(IMPACTS))
      for (const located of cluster.others(kind)) {
        const suspend = valueAt(located.object, ['spec', 'suspend']) ?? false
        if (suspend === false) continue
        report({
          location: at(located, 'spec', 'suspend'),
          message: `${nameOf(located)} has suspend ${shown(suspend)}`,
          impact,
          fix: 'remove suspend',
        })
      }
  }),
}

const IMPACTS: Readonly<Record<string, string>> = {
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': 'Flux applies nothing of the layer, and reports no error',
  'helm.toolkit.fluxcd.io/v2/HelmRelease': 'Flux applies nothing of the release, and reports no error',
  'source.toolkit.fluxcd.io/v1/OCIRepository': 'Flux never fetches another version',
}
