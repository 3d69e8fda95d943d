import { didYouMean } from '@fleet/model/suggestion'
import { isGenerated } from '../../values/rendered-tree.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { namespacesOf } from '../../tree/open-world/namespaces.ts'
import { kindId } from '../../schemas/kinds.ts'
import { scopeIn } from '../../tree/cluster-scoped.ts'
import { nameOf } from '../../tree/objects.ts'

export const noMissingNamespace: Rule = {
  id: 'no-missing-namespace',
  summary: 'Every namespaced object states a namespace of the tree, or one that every cluster has.',
  rationale:
    'The API server refuses an object whose namespace does not exist. Flux then retries the whole layer without end.',
  fix: 'Correct the namespace, or add it to the layer `sources`.',
  check: inEachCluster((cluster, report) => {
    const known = namespacesOf(cluster)
    const reported = new Set<string>()
    for (const located of cluster.objects) {
      const { namespace } = located.object.metadata
      if (scopeIn(cluster, kindId(located.object)) !== 'namespaced') continue
      if (namespace !== undefined && known.has(namespace)) continue
      // Everything in a namespace that a person made by hand has one cause.
      if (namespace !== undefined && !isGenerated(located.file)) {
        if (reported.has(namespace)) continue
        reported.add(namespace)
      }
      report({
        location: at(located, 'metadata', 'namespace'),
        ...(namespace !== undefined && { cause: `Namespace ${namespace}` }),
        message:
          namespace === undefined
            ? `${nameOf(located)} states no namespace`
            : `the namespace ${namespace} of ${nameOf(located)} is in no file of ${cluster.name}`,
        impact: 'the object cannot be applied',
        fix: `name one of ${[...known].toSorted().join(', ')}, or add the Namespace`,
        ...(namespace !== undefined &&
          !didYouMean(namespace, [...known]) && { ownSeverity: 'warning' as const }),
      })
    }
  }),
}
