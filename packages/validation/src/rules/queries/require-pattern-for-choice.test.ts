import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/committed-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('require-pattern-for-choice', () => {
  it('refuses a label that equals a choice of several', async () => {
    const equal = (expr: string) => expr.replace('cluster=~', 'cluster=')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'CPU used', equal))).toEqual([
      'require-pattern-for-choice',
    ])
  })
})
