import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inPanel, inQuery } from '../../testing/dashboard-changes.ts'

describe('no-missing-dashboard-variable', () => {
  it('refuses a misspelt one in a query', async () => {
    const misspelt = (expr: string) => expr.replace('${namespace}', '${namespaces}')
    expect(await refusedBy(inQuery('k8s-logs-errors', 'Errors by namespace', misspelt))).toEqual([
      'no-missing-dashboard-variable',
    ])
  })

  it('refuses one of Grafana’s that there is not', async () => {
    const misspelt = (expr: string) => expr.replace('$__rate_interval', '$__rate_intervals')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'CPU used', misspelt))).toEqual([
      'no-missing-dashboard-variable',
    ])
  })

  it('refuses one in a title', async () => {
    const titled = inPanel('k8s-logs-errors', 'Errors', (panel) => ({ ...panel, title: 'Errors of $pod' }))
    expect(await refusedBy(titled)).toEqual(['no-missing-dashboard-variable'])
  })
})
