import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banEditableDataSource } from './ban-editable-data-source.ts'

testRule(banEditableDataSource, {
  invalid: [
    {
      name: 'an editable data source',
      changes: [set(HUB_STACK, [...VALUES, 'grafana', 'additionalDataSources', 0, 'editable'], true)],
      findings: [{ severity: 'warning' }],
    },
  ],
})
