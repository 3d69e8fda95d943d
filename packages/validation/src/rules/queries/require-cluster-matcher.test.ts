import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'

const MATCHER = 'cluster=~"${cluster}", '

describe('require-cluster-matcher', () => {
  it('refuses a panel of metrics without it', async () => {
    expect(
      await refusedBy(inQuery('k8s-multicluster-overview', 'CPU used', (expr) => expr.replace(MATCHER, ''))),
    ).toEqual(['require-cluster-matcher'])
  })

  it('refuses a panel of logs without it', async () => {
    expect(
      await refusedBy(inQuery('k8s-logs-errors', 'Errors', (expr) => expr.replace(MATCHER, ''))),
    ).toEqual(['require-cluster-matcher'])
  })

  it('refuses a choice of the namespaces of every cluster', async () => {
    const without = (query: string) => query.replace(MATCHER, '')
    expect(await refusedBy(changeIn('k8s-logs-pod', ['templating', 'list', 2, 'query'], without))).toEqual([
      'require-cluster-matcher',
    ])
  })
})
