import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('require-cluster-in-join', () => {
  it.each(['on (namespace, pod)', 'ignoring (cluster)'])('refuses %s', async (matching) => {
    const joined = (expr: string) => expr.replace('on (cluster, namespace, pod)', matching)
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'CPU committed', joined))).toEqual([
      'require-cluster-in-join',
    ])
  })
})
