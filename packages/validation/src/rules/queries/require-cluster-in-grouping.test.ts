import { describe, expect, it } from 'vitest'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterInGrouping } from './require-cluster-in-grouping.ts'

testRule(requireClusterInGrouping, {
  invalid: [
    {
      name: 'a grouping that merges namespaces of different clusters',
      changes: [
        inQuery('k8s-logs-overview', 'Loudest services', (expr) => expr.replace('by (cluster, ', 'by (')),
      ],
      findings: [{ severity: 'warning' }],
    },
  ],
})

describe('require-cluster-in-grouping', () => {
  // The legend names the cluster, which is another rule's subject.
  it('refuses without (cluster)', async () => {
    const grouped = inQuery('k8s-multicluster-overview', 'CPU of each cluster', (expr) =>
      expr.replace('by (cluster)', 'without (cluster)'),
    )
    expect(await refusedBy(grouped)).toContain('require-cluster-in-grouping')
  })
})
