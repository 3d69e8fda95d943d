import { describe, expect, it } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

describe('require-cluster-in-alert', () => {
  it('refuses a sum in which the cluster is lost', async () => {
    const summed = (expr: string) => expr.replace('sum by (cluster)', 'sum')
    expect(await refusedBy(inExpr('ClusterLogsAbsent', summed))).toEqual(['require-cluster-in-alert'])
  })
})
