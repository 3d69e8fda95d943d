import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireClusterInGrouping } from './require-cluster-in-grouping.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireClusterInGrouping, {
  invalid: [
    {
      name: 'what puts the namespaces of different clusters together',
      changes: [
        inQuery('k8s-logs-search', 'Clusters with hits', (expr: string) =>
          expr.replace('by (cluster)', 'by (service_namespace)'),
        ),
      ],
    },
  ],
})

describe('require-cluster-in-grouping', () => {
  it('refuses what leaves the cluster out by name', async () => {
    const grouped = (expr: string) => expr.replace('by (cluster)', 'without (cluster)')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'Pods running', grouped))).toContain(
      'require-cluster-in-grouping',
    )
  })
})
