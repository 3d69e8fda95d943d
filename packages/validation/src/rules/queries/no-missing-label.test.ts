import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

const OVERVIEW = 'k8s-multicluster-overview'

describe('no-missing-label', () => {
  it('refuses a matcher of a label that the metric does not have', async () => {
    expect(await refusedBy(inQuery(OVERVIEW, 'CPU used', (expr) => expr.replace('mode=', 'modus=')))).toEqual(
      ['no-missing-label'],
    )
  })

  it('refuses a grouping by one', async () => {
    const grouped = (expr: string) => expr.replace('by (cluster)', 'by (cluster, claster)')
    expect(await refusedBy(inQuery('k8s-logs-search', 'Clusters with hits', grouped))).toEqual([
      'no-missing-label',
    ])
  })

  it('refuses a grouping by one that the query demands to be empty', async () => {
    const emptied = (expr: string) => expr.replace('container!=""', 'container=""')
    expect(await refusedBy(inQuery(OVERVIEW, 'Killed for memory', emptied))).toEqual(['no-missing-label'])
  })

  it('refuses a join by one', async () => {
    const joined = (expr: string) =>
      expr.replace('on (cluster, namespace, pod)', 'on (cluster, namespace, pods)')
    expect(await refusedBy(inQuery(OVERVIEW, 'CPU committed', joined))).toEqual(['no-missing-label'])
  })

  it('refuses a filter of lines by one', async () => {
    const filtered = (expr: string) => expr.replaceAll('| detected_level', '| level')
    expect(await refusedBy(inQuery('k8s-logs-errors', 'Errors per second', filtered))).toEqual([
      'no-missing-label',
    ])
  })
})
