import { didYouMean, suggestion } from '@fleet/model/suggestion'
import { at, type Located, type Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { valuesNamed } from '../../tree/charts/values-named.ts'
import { servedFrom } from '../../tree/network/route.ts'
import { nameOf } from '../../tree/objects.ts'
import { textAt } from '../../values/value-at.ts'

export const noMissingIngressClass: Rule = {
  id: 'no-missing-ingress-class',
  summary: 'The class of an Ingress is one that the tree or k3s makes.',
  rationale: 'An Ingress of a missing class is accepted, and no controller ever serves it.',
  fix: 'Write `traefik`, the class of k3s, or add the IngressClass.',
  check: inEachCluster((cluster, report) => {
    const known = classesOf(cluster)
    for (const { owner, name, location } of namesIn(cluster)) {
      if (name === '' || known.includes(name)) continue
      const isTypo = didYouMean(name, known) !== undefined
      report({
        location,
        message: `${owner} has the class ${name}, which ${cluster.name} does not have`,
        impact: 'no controller serves it',
        fix: suggestion(name, known),
        // Whatever serves a class may make it.
        ...(!isTypo && { absence: { of: 'customResources' } }),
      })
    }
  }),
}

const ANNOTATION = 'kubernetes.io/ingress.class'

interface ClassName {
  readonly owner: string
  readonly name: string
  readonly location: Location
}

const namesIn = (cluster: ClusterView): readonly ClassName[] => [
  ...cluster
    .all('networking.k8s.io/v1/Ingress')
    // One that states where its controller runs is of a class that its owner has.
    .filter((ingress) => servedFrom(ingress) === undefined)
    .map(nameIn),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) =>
    ['ingressClassName', ANNOTATION].flatMap((key) =>
      valuesNamed(release, key).map(({ text, location }) => ({
        owner: `an Ingress of ${nameOf(release)}`,
        name: text,
        location,
      })),
    ),
  ),
]

/** By the field, or the annotation that came before it. */
const nameIn = (ingress: Located): ClassName => {
  const field = ['spec', 'ingressClassName']
  const path = textAt(ingress.object, ...field) === '' ? ['metadata', 'annotations', ANNOTATION] : field
  return { owner: nameOf(ingress), name: textAt(ingress.object, ...path), location: at(ingress, ...path) }
}

/** The class of the Traefik that k3s installs. */
const BUILT_IN = 'traefik'

const classesOf = (cluster: ClusterView): readonly string[] => [
  BUILT_IN,
  ...cluster.others('networking.k8s.io/v1/IngressClass').map(({ object }) => object.metadata.name),
]
