import { BUILT_IN_NAMESPACES } from '../../catalog/charts/k3s.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { CLUSTER_SCOPED, kindId } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'

export const noMissingNamespace: Rule = {
  id: 'no-missing-namespace',
  summary: 'Every object that lives in a namespace names one that the tree or the cluster itself makes.',
  rationale:
    'An object whose namespace does not exist cannot be created, and Flux retries the whole layer for ever.',
  fix: 'Correct the namespace, or add it to the layer `sources`.',
  check: inEachCluster((cluster) => {
    const known = namespacesOf(cluster)
    return cluster.objects.flatMap((placed): Violation[] => {
      const { namespace } = placed.object.metadata
      if (CLUSTER_SCOPED.has(kindId(placed.object)) || (namespace !== undefined && known.has(namespace)))
        return []
      return [
        {
          location: at(placed, 'metadata', 'namespace'),
          message:
            namespace === undefined
              ? `${nameOf(placed)} states no namespace`
              : `the namespace ${namespace} of ${nameOf(placed)} is in no file of ${cluster.name}`,
          impact: 'the object cannot be applied',
          fix: `name one of ${[...known].toSorted().join(', ')}, or add the Namespace`,
        },
      ]
    })
  }),
}

/** The tree's own, those of every cluster, and the one that `flux bootstrap` makes for Flux' own objects. */
const namespacesOf = (cluster: ClusterView): ReadonlySet<string> =>
  new Set([
    ...BUILT_IN_NAMESPACES,
    ...cluster.all('v1/Namespace').map(({ object }) => object.metadata.name),
    ...cluster
      .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
      .flatMap(({ object }) => object.metadata.namespace ?? []),
  ])
