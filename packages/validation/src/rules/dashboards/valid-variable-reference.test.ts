import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

const inNodeCpu = (from: string, to: string) =>
  inQuery('k8s-multicluster-overview', 'Node CPU', (expr) => expr.replace(from, to))

describe('valid-variable-reference', () => {
  it.each([
    ['no end', '${cluster"'],
    ['no beginning', '$cluster}"'],
  ])('refuses a variable’s bracket that has %s', async (_, half) => {
    expect(await refusedBy(inNodeCpu('${cluster}"', half))).toEqual(['valid-variable-reference'])
  })

  it.each([
    ['end', '${exclude:raw'],
    ['beginning', '$exclude:raw}'],
  ])('refuses a format whose bracket has no %s', async (_, half) => {
    const torn = inQuery('k8s-logs-search', 'Clusters with hits', (expr) =>
      expr.replace('${exclude:raw}', half),
    )
    expect(await refusedBy(torn)).toContain('valid-variable-reference')
  })

  it('lets pass a variable without brackets', async () => {
    expect(await refusedBy(inNodeCpu('${cluster}"', '$cluster"'))).toEqual([])
  })
})
