import { describe, expect, it } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

const only = ['require-one-cluster']

describe('require-one-cluster', () => {
  it('refuses a copy in which one name was left', async () => {
    const copied = (expr: string) => expr.replace('cluster="homelab"', 'cluster="oracle-k3s"')
    expect(await refusedBy(inExpr('ClusterLogsAbsent', copied))).toEqual(only)
  })

  it('refuses a text that speaks of another cluster', async () => {
    const told = inAlert('ClusterLogsAbsent', (rule) => ({
      ...rule,
      annotations: { ...rule.annotations, summary: 'No logs arrive from oracle-k3s' },
    }))
    expect(await refusedBy(told)).toEqual(only)
  })
})
