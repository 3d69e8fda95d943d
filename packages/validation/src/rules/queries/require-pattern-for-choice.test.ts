import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('require-pattern-for-choice', () => {
  it('refuses a label that equals a choice of several', async () => {
    const equal = (expr: string) => expr.replace('cluster=~', 'cluster=')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'CPU used', equal))).toEqual([
      'require-pattern-for-choice',
    ])
  })

  it('refuses a filter of lines that compares a label with a choice of several', async () => {
    const equal = (expr: string) => expr.replace('detected_level=~', 'detected_level=')
    expect(await refusedBy(inQuery('search', 'Hits', equal))).toEqual(['require-pattern-for-choice'])
  })

  it('refuses a pattern that a label is compared with', async () => {
    const equal = (expr: string) => expr.replace('code=~', 'code=')
    expect(await refusedBy(inQuery('cloudflare-tunnel', 'Client errors by router', equal))).toEqual([
      'require-pattern-for-choice',
    ])
  })
})
