import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterInJoin } from './require-cluster-in-join.ts'

testRule(requireClusterInJoin, {
  invalid: ['on (namespace, pod)', 'ignoring (cluster)'].map((matching) => ({
    name: `a join ${matching}`,
    changes: [
      inQuery(
        'k8s-multicluster-overview',
        'Capacity',
        (expr) => expr.replace('on (cluster, namespace, pod)', matching),
        1,
      ),
    ],
  })),
})
