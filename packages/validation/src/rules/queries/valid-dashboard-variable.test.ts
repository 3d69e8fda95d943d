import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validDashboardVariable } from './valid-dashboard-variable.ts'

const inQueryOfVariable = (text: string, by: string) =>
  changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'], (query) => query.replace(text, by))

testRule(validDashboardVariable, {
  invalid: [
    {
      name: 'a function that Grafana does not know',
      changes: [inQueryOfVariable('label_values', 'label_value')],
    },
    { name: 'an empty label', changes: [inQueryOfVariable('service_namespace)', ')')] },
  ],
})
