import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueDataSource } from './unique-data-source.ts'

const LOKI = [...VALUES, 'grafana', 'additionalDataSources', 0]

testRule(uniqueDataSource, {
  invalid: [
    { name: 'two default data sources', changes: [set(HUB_STACK, [...LOKI, 'isDefault'], true)] },
    { name: 'two data sources of one name', changes: [set(HUB_STACK, [...LOKI, 'name'], 'Prometheus')] },
  ],
})
