import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/committed-trees.ts'
import { inQuery } from '../../testing/dashboards.ts'

const inNodeCpu = (from: string, to: string) =>
  inQuery('k8s-multicluster-overview', 'Node CPU', (expr) => expr.replace(from, to))

describe('valid-variable-reference', () => {
  it.each([
    ['no end', '${cluster"'],
    ['no beginning', '$cluster}"'],
  ])('refuses a variable’s bracket that has %s', async (_, half) => {
    expect(await refusedBy(inNodeCpu('${cluster}"', half))).toEqual(['valid-variable-reference'])
  })

  it('lets pass a variable without brackets', async () => {
    expect(await refusedBy(inNodeCpu('${cluster}"', '$cluster"'))).toEqual([])
  })
})
