import { didYouMean, suggestion } from '@fleet/model/suggestion'
import { at, type Located, type Path } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { textAt } from '../../values/value-at.ts'

export const noMissingIngressClass: Rule = {
  id: 'no-missing-ingress-class',
  summary: 'The class of an Ingress is one that the tree or k3s makes.',
  rationale: 'An Ingress of a missing class is accepted, and no controller ever serves it.',
  fix: 'Write `traefik`, the class of k3s, or add the IngressClass.',
  check: inEachCluster((cluster, report) => {
    const known = classesOf(cluster)
    for (const ingress of cluster.all('networking.k8s.io/v1/Ingress')) {
      const { path, name } = classIn(ingress)
      if (name === '' || known.includes(name)) continue
      const isTypo = didYouMean(name, known) !== undefined
      report({
        location: at(ingress, ...path),
        message: `${nameOf(ingress)} has the class ${name}, which ${cluster.name} does not have`,
        impact: 'no controller serves it',
        fix: suggestion(name, known),
        // Whatever serves a class may make it.
        ...(!isTypo && { absence: { of: 'customResources' } }),
      })
    }
  }),
}

const ANNOTATION = 'kubernetes.io/ingress.class'

/** The field, and the annotation that came before it. */
const classIn = ({ object }: Located): { readonly path: Path; readonly name: string } => {
  const path = ['spec', 'ingressClassName']
  const name = textAt(object, ...path)
  const older = ['metadata', 'annotations', ANNOTATION]
  return name === '' ? { path: older, name: textAt(object, ...older) } : { path, name }
}

/** The class of the Traefik that k3s installs. */
const BUILT_IN = 'traefik'

const classesOf = (cluster: ClusterView): readonly string[] => [
  BUILT_IN,
  ...cluster.others('networking.k8s.io/v1/IngressClass').map(({ object }) => object.metadata.name),
]
