import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireRangeForInterval } from './require-range-for-interval.ts'

const INTERVAL = ['grafana', 'sidecar', 'datasources', 'defaultDatasourceScrapeInterval']

testRule(requireRangeForInterval, {
  invalid: [
    {
      name: 'a rate over a single scrape',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU of each cluster', (expr) =>
          expr.replace('$__rate_interval', '15s'),
        ),
      ],
    },
    {
      name: 'a data source with an interval below that of the jobs',
      changes: [set(HUB_STACK, [...VALUES, ...INTERVAL], '5s')],
    },
  ],
})
