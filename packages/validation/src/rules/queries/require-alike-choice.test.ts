import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/committed-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('require-alike-choice', () => {
  it('refuses one column of a table that forgets the namespace', async () => {
    const everywhere = (expr: string) => expr.replace(', namespace=~"${namespace}"', '')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'DaemonSets', everywhere))).toEqual([
      'require-alike-choice',
    ])
  })
})
