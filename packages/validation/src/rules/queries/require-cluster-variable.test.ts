import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterVariable } from './require-cluster-variable.ts'

testRule(requireClusterVariable, {
  invalid: [
    {
      name: 'a value for “All” that Loki refuses',
      changes: [setIn('k8s-logs-pod', ['templating', 'list', 0, 'allValue'], '.*')],
    },
    {
      name: 'the values of another label',
      changes: [setIn('k8s-logs-pod', ['templating', 'list', 0, 'query'], 'label_values(clusters)')],
    },
  ],
})
