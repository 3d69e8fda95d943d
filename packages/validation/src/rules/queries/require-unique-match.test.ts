import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

const OVERVIEW = 'k8s-multicluster-overview'

describe('require-unique-match', () => {
  it('refuses a “one” side that keeps a label beside', async () => {
    const grouped = (expr: string) =>
      expr.replace('max by (cluster, namespace, pod) (', 'max by (cluster, namespace, pod, phase) (')
    expect(await refusedBy(inQuery(OVERVIEW, 'CPU committed', grouped))).toEqual(['require-unique-match'])
  })

  it('refuses a join by less than tells the series apart', async () => {
    const joined = (expr: string) =>
      expr.replace('/ on (cluster, namespace, pod, container)', '/ on (cluster, namespace, pod)')
    expect(await refusedBy(inQuery(OVERVIEW, 'Working set against limit', joined))).toEqual([
      'require-unique-match',
    ])
  })
})
