import { VICTORIA_LOGS, VICTORIA_LOGS_DATA_SOURCE } from '../../testing/victoria-logs-panel.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validDashboardVariable } from './valid-dashboard-variable.ts'

const inQueryOfVariable = (text: string, by: string) =>
  changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'], (query) => query.replace(text, by))

const IN_CLUSTER = '{cluster=~`${cluster:regex}`}'

/** Makes the menu of namespaces one of VictoriaLogs. */
const inLogsqlMenu = (query: object) =>
  changeIn<object>('k8s-logs-pod', ['templating', 'list', 1], (variable) => ({
    ...variable,
    datasource: VICTORIA_LOGS,
    query: { refId: 'A', ...query },
  }))

testRule(validDashboardVariable, {
  valid: [
    {
      name: 'the values of a field of VictoriaLogs',
      changes: [
        ...VICTORIA_LOGS_DATA_SOURCE,
        inLogsqlMenu({ type: 'fieldValue', field: 'service.namespace', query: IN_CLUSTER }),
      ],
    },
  ],
  invalid: [
    {
      name: 'a function that Grafana does not know',
      changes: [inQueryOfVariable('label_values', 'label_value')],
    },
    { name: 'an empty label', changes: [inQueryOfVariable('service_namespace)', ')')] },
    {
      name: 'values of VictoriaLogs without a field',
      changes: [...VICTORIA_LOGS_DATA_SOURCE, inLogsqlMenu({ type: 'fieldValue', query: IN_CLUSTER })],
    },
  ],
})
