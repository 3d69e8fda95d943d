import { describe, expect, it } from 'vitest'
import { findingsAfter, refusedBy } from '../../testing/committed-trees.ts'
import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'

const misspelt = (text: string) => text.replace('node_cpu_seconds_total', 'node_cpu_second_total')

describe('no-missing-metric', () => {
  it('refuses a metric that nothing yields, and knows which was meant', async () => {
    const [finding, ...others] = await findingsAfter(
      inQuery('k8s-multicluster-overview', 'CPU used', misspelt),
    )
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'no-missing-metric',
      mend: 'did you mean "node_cpu_seconds_total"?',
    })
  })

  it('refuses a choice among the labels of one', async () => {
    const renamed = (query: string) => query.replace('kube_namespace_status_phase', 'kube_namespace_phase')
    expect(
      await refusedBy(changeIn('k8s-multicluster-overview', ['templating', 'list', 1, 'query'], renamed)),
    ).toEqual(['no-missing-metric'])
  })
})
