import { ERRORS_IN_LOGSQL, errorsInLogsql } from '../../testing/victoria-logs-panel.ts'
import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireQueryType } from './require-query-type.ts'

const inTargets = (title: string, fields: object) => [
  inPanel('k8s-multicluster-overview', title, (panel) => ({
    ...panel,
    targets: panel.targets?.map((target) => ({ ...target, ...fields })),
  })),
]

testRule(requireQueryType, {
  invalid: [
    {
      name: 'a query without a type',
      changes: [unsetIn('cloudflare-tunnel', ['panels', 1, 'targets', 0, 'instant'])],
    },
    { name: 'a table of a range', changes: inTargets('Every machine', { instant: false, range: true }) },
    { name: 'a table in another format', changes: inTargets('Every machine', { format: 'time_series' }) },
    { name: 'a curve of an instant', changes: inTargets('Node CPU', { range: false, instant: true }) },
    { name: 'a curve in the format table', changes: inTargets('Node CPU', { format: 'table' }) },
    {
      name: 'a number of neither',
      changes: [setIn('cloudflare-tunnel', ['panels', 1, 'targets', 0, 'instant'], false)],
    },
    {
      name: 'lines of an instant',
      changes: [setIn('errors', ['panels', 12, 'targets', 0, 'queryType'], 'instant')],
    },
    {
      name: 'a table of Loki of a range',
      changes: [setIn('errors', ['panels', 10, 'targets', 0, 'queryType'], 'range')],
    },
    {
      name: 'a number of VictoriaLogs that asks for lines',
      changes: errorsInLogsql(ERRORS_IN_LOGSQL, { target: { queryType: 'instant' } }),
    },
    {
      name: 'a curve of VictoriaLogs at one time',
      changes: errorsInLogsql(ERRORS_IN_LOGSQL, {
        panel: { type: 'timeseries', options: {} },
        target: { legendFormat: 'errors' },
      }),
    },
  ],
})
