import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingService } from './no-missing-service.ts'
import { testRule } from '../../testing/test-rule.ts'

const dataSource = (url: string) =>
  set(HUB_STACK, [...VALUES, 'grafana', 'additionalDataSources', 0, 'url'], url)

testRule(noMissingService, {
  invalid: [
    {
      name: 'a data source with a port that its Service lacks',
      changes: [dataSource('http://loki-gateway.monitoring.svc:81')],
    },
    {
      name: 'a data source with a typo in its host',
      changes: [dataSource('http://loki-gateway.monitoring.svvc.cluster.local:80')],
    },
  ],
})
