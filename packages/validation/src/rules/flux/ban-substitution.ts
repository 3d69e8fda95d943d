import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { writtenDashboardsOf } from '../../tree/monitoring/dashboards.ts'

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/substitute'

export const banSubstitution: Rule = {
  id: 'ban-substitution',
  summary: 'No Kustomization substitutes variables, and dashboards forbid substitution.',
  rationale:
    'Flux takes `${cluster}` in a dashboard for a variable of its own and replaces it by nothing. All panels stay empty.',
  fix: 'Remove `postBuild`, and keep the annotation that forbids substitution on ConfigMaps of dashboards.',
  check: inEachCluster((cluster, report) => {
    for (const kustomization of cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization'))
      if (kustomization.object.spec?.postBuild !== undefined)
        report({
          location: at(kustomization, 'spec', 'postBuild'),
          message: `${nameOf(kustomization)} substitutes variables`,
          impact: IMPACT,
          fix: 'remove postBuild: the generator knows every value',
        })
    for (const { located } of writtenDashboardsOf(cluster))
      if (located.object.metadata.annotations?.[ANNOTATION] !== 'disabled')
        report({
          location: at(located, 'metadata', 'annotations', ANNOTATION),
          message: `${nameOf(located)} does not forbid substitution`,
          impact: IMPACT,
          fix: `annotate it ${ANNOTATION}: disabled`,
        })
  }),
}

const IMPACT = 'Flux replaces every ${…} by nothing, including the variables of dashboards and expressions'
