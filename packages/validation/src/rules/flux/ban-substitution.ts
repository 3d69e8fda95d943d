import { at, type Placed } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { nameOf } from '../../tree/objects.ts'

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/substitute'

export const banSubstitution: Rule = {
  id: 'ban-substitution',
  demands: 'Nothing in a tree is given to Flux’ substitution of variables.',
  why: 'Flux took `${cluster}` in the dashboards for a variable of its own and turned it into nothing: no panel had data.',
  example: {
    refused: 'kind: Kustomization\nspec:\n  postBuild:\n    substitute: { REGION: home }\n',
    accepted: 'kind: Kustomization\nspec:\n  prune: true\n',
  },
  mend: 'Take `postBuild` away, and keep the annotation that forbids substitution on ConfigMaps of dashboards.',
  judge: inEachCluster((cluster) => [
    ...cluster
      .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
      .filter(({ object }) => object.spec?.postBuild !== undefined)
      .map((placed) =>
        breach(
          placed,
          ['spec', 'postBuild'],
          'substitutes variables',
          'take postBuild away: the generator knows every value',
        ),
      ),
    ...cluster.dashboards
      .filter(({ placed }) => placed.object.metadata.annotations?.[ANNOTATION] !== 'disabled')
      .map(({ placed }) =>
        breach(
          placed,
          ['metadata', 'annotations', ANNOTATION],
          'may be substituted in',
          `annotate it ${ANNOTATION}: disabled`,
        ),
      ),
  ]),
}

const breach = (placed: Placed, path: readonly string[], what: string, mend: string): Breach => ({
  at: at(placed, ...path),
  what: `${nameOf(placed)} ${what}`,
  consequence: 'Flux replaces every ${…} in it, those of dashboards and expressions too, by nothing',
  mend,
})
