import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { nameOf } from '../../tree/objects.ts'
import { dashboardsOf } from '../../tree/monitoring/dashboards.ts'

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/substitute'

export const banSubstitution: Rule = {
  id: 'ban-substitution',
  summary: 'Nothing in a tree is given to Flux’ substitution of variables.',
  rationale:
    'Flux took `${cluster}` in the dashboards for a variable of its own and turned it into nothing: no panel had data.',
  example: {
    refused: 'kind: Kustomization\nspec:\n  postBuild:\n    substitute: { REGION: home }\n',
    accepted: 'kind: Kustomization\nspec:\n  prune: true\n',
  },
  fix: 'Take `postBuild` away, and keep the annotation that forbids substitution on ConfigMaps of dashboards.',
  check: inEachCluster((cluster) => [
    ...cluster
      .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
      .filter(({ object }) => object.spec?.postBuild !== undefined)
      .map((placed) =>
        violation(
          placed,
          ['spec', 'postBuild'],
          'substitutes variables',
          'take postBuild away: the generator knows every value',
        ),
      ),
    ...dashboardsOf(cluster)
      .filter(({ placed }) => placed.object.metadata.annotations?.[ANNOTATION] !== 'disabled')
      .map(({ placed }) =>
        violation(
          placed,
          ['metadata', 'annotations', ANNOTATION],
          'may be substituted in',
          `annotate it ${ANNOTATION}: disabled`,
        ),
      ),
  ]),
}

const violation = (placed: Located, path: readonly string[], message: string, fix: string): Violation => ({
  location: at(placed, ...path),
  message: `${nameOf(placed)} ${message}`,
  impact: 'Flux replaces every ${…} in it, those of dashboards and expressions too, by nothing',
  fix,
})
