import { at, type Located } from '../../values/location.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { hasUnknown } from '../../values/unknown-text.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { writtenDashboardsOf } from '../../tree/monitoring/dashboards.ts'

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/substitute'

export const banSubstitution: Rule = {
  id: 'ban-substitution',
  ownSeverity: 'warning',
  summary: 'Flux substitutes no variable in a dashboard. A generated Kustomization substitutes none at all.',
  rationale:
    'Flux takes `${cluster}` in a dashboard for a variable of its own and replaces it by nothing. All panels stay empty.',
  fix: 'Annotate the ConfigMap of the dashboard with kustomize.toolkit.fluxcd.io/substitute: disabled.',
  check: inEachCluster((cluster, report) => {
    for (const kustomization of cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization'))
      if (isGenerated(kustomization.file) && kustomization.object.spec?.postBuild !== undefined)
        report({
          location: at(kustomization, 'spec', 'postBuild'),
          message: `${nameOf(kustomization)} substitutes variables`,
          impact: IMPACT,
          fix: 'remove postBuild: the generator knows every value',
        })
    for (const { located } of writtenDashboardsOf(cluster))
      if (located.object.metadata.annotations?.[ANNOTATION] !== 'disabled' && isReplaced(located))
        report({
          location: at(located, 'metadata', 'annotations', ANNOTATION),
          message: `${nameOf(located)} does not forbid substitution`,
          impact: IMPACT,
          fix: `annotate it ${ANNOTATION}: disabled`,
        })
  }),
}

/** In a person's tree only some Kustomizations substitute variables: those leave their mark in a dashboard. */
const isReplaced = ({ file, object }: Located): boolean =>
  isGenerated(file) || hasUnknown(JSON.stringify(object))

const IMPACT = 'Flux replaces every ${…} by nothing, including the variables of dashboards and expressions'
