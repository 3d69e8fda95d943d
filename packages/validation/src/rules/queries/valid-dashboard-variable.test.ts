import { changeIn } from '../../testing/dashboard-changes.ts'
import { validDashboardVariable } from './valid-dashboard-variable.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validDashboardVariable, {
  invalid: [
    {
      name: 'a form that Grafana does not know',
      changes: [
        changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'], (query: string) =>
          query.replace('label_values', 'label_value'),
        ),
      ],
    },
    {
      name: 'a label that is no name',
      changes: [
        changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'], (query: string) =>
          query.replace('service_namespace)', ')'),
        ),
      ],
    },
  ],
})
