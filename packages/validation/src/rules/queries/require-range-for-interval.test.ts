import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

const only = ['require-range-for-interval']

describe('require-range-for-interval', () => {
  it('refuses a rate over a single scrape', async () => {
    const short = (expr: string) => expr.replace('$__rate_interval', '15s')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'CPU used', short))).toEqual(only)
  })

  it('refuses a data source that says it has a sample every five seconds', async () => {
    const interval = ['grafana', 'sidecar', 'datasources', 'defaultDatasourceScrapeInterval'] as const
    expect(
      await refusedBy(set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', ...interval], '5s')),
    ).toEqual(only)
  })
})
