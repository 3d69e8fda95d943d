import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireRangeForInterval } from './require-range-for-interval.ts'
import { testRule } from '../../testing/test-rule.ts'

const only = ['require-range-for-interval']

testRule(requireRangeForInterval, {
  invalid: [
    {
      name: 'a rate over a single scrape',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU used', (expr: string) =>
          expr.replace('$__rate_interval', '15s'),
        ),
      ],
    },
  ],
})

describe('require-range-for-interval', () => {
  it('refuses a data source that says it has a sample every five seconds', async () => {
    const interval = ['grafana', 'sidecar', 'datasources', 'defaultDatasourceScrapeInterval'] as const
    expect(
      await refusedBy(set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', ...interval], '5s')),
    ).toEqual(only)
  })
})
