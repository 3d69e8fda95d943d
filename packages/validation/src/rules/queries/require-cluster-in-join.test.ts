import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireClusterInJoin } from './require-cluster-in-join.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireClusterInJoin, {
  invalid: [
    ...['on (namespace, pod)', 'ignoring (cluster)'].map((matching) => ({
      name: matching,
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU committed', (expr: string) =>
          expr.replace('on (cluster, namespace, pod)', matching),
        ),
      ],
    })),
  ],
})
