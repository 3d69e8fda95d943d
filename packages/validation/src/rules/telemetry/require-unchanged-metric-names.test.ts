import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireUnchangedMetricNames } from './require-unchanged-metric-names.ts'

const EXPORTER = [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write'] as const

testRule(requireUnchangedMetricNames, {
  invalid: [
    { name: 'a prefix of metric names', changes: [set(SPOKE_CONFIG, [...EXPORTER, 'namespace'], 'oracle')] },
    {
      name: 'labels of the scope',
      changes: [set(SPOKE_CONFIG, [...EXPORTER, 'disable_scope_info'], false)],
    },
  ],
})
