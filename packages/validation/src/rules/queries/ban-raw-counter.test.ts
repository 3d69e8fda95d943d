import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/committed-trees.ts'
import { inQuery } from '../../testing/dashboards.ts'

describe('ban-raw-counter', () => {
  it('refuses bytes since the node began, drawn as a curve', async () => {
    const raw = (expr: string) => expr.replace(/rate\(([^[]*)\[[^\]]*\]\)/, '$1')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'Network by namespace', raw))).toEqual([
      'ban-raw-counter',
    ])
  })
})
