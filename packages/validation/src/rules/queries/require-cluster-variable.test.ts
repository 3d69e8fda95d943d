import { VICTORIA_LOGS, VICTORIA_LOGS_DATA_SOURCE } from '../../testing/victoria-logs-panel.ts'
import { changeIn, setIn } from '../../testing/dashboard-changes.ts'
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
    {
      name: 'the values of another field of VictoriaLogs',
      changes: [
        ...VICTORIA_LOGS_DATA_SOURCE,
        changeIn<object>('k8s-logs-pod', ['templating', 'list', 0], (variable) => ({
          ...variable,
          datasource: VICTORIA_LOGS,
          query: { refId: 'A', type: 'fieldValue', field: 'clusters', query: '*' },
        })),
      ],
    },
  ],
})
