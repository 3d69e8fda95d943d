import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterInJoin } from './require-cluster-in-join.ts'

/** Compares each cluster with those that are chosen. */
const comparedWith = (choice: string) => ({
  name: `a comparison with ${choice}`,
  changes: [
    inQuery('fleet-gitops', 'Failed objects', (expr) => `(${expr}) unless on () ${choice} (1, ${expr})`),
  ],
})

testRule(requireClusterInJoin, {
  valid: ['topk', 'bottomk'].map(comparedWith),
  invalid: [
    ...['on (namespace, pod)', 'ignoring (cluster)'].map((matching) => ({
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
    comparedWith('topk by (cluster)'),
  ],
})
