import { kindId } from '../../schemas/kinds.ts'
import { scopeIn } from '../../tree/cluster-scoped.ts'
import { nameOf } from '../../tree/objects.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const banClusterScopedNamespace: Rule = {
  id: 'ban-cluster-scoped-namespace',
  summary: 'An object of a kind that has no namespace states none.',
  rationale:
    'A PersistentVolume or a ClusterRole exists once in a cluster. The API server drops the namespace, so that two objects of one name in two namespaces are one, and each overwrites the other.',
  fix: 'Remove `metadata.namespace`.',
  check: inEachCluster((cluster, report) => {
    for (const located of cluster.objects) {
      if (located.object.metadata.namespace === undefined) continue
      if (scopeIn(cluster, kindId(located.object)) !== 'cluster') continue
      report({
        location: at(located, 'metadata', 'namespace'),
        message: `${nameOf(located)} states a namespace, and ${located.object.kind} is a kind without one`,
        impact:
          'the API server drops the namespace: the object exists once in the cluster, for all namespaces',
        fix: 'remove `metadata.namespace`',
      })
    }
  }),
}
