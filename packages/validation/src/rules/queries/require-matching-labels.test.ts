import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('require-matching-labels', () => {
  it('refuses a share of what is grouped otherwise', async () => {
    const grouped = (expr: string) => expr.replace('/ sum by (cluster)', '/ sum')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'Memory used', grouped))).toEqual([
      'require-matching-labels',
    ])
  })

  it('refuses the same of logs', async () => {
    const grouped = (expr: string) =>
      expr.replace('/ sum by (cluster)', '/ sum by (cluster, service_namespace)')
    expect(await refusedBy(inQuery('k8s-logs-errors', 'Error share by cluster', grouped))).toEqual([
      'require-matching-labels',
    ])
  })
})
