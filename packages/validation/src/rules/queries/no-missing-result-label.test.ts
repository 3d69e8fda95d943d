import { errorsInLogsql } from '../../testing/victoria-logs-panel.ts'
import { inAlert } from '../../testing/alerts.ts'
import { changeIn, inQuery, setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingResultLabel } from './no-missing-result-label.ts'

testRule(noMissingResultLabel, {
  invalid: [
    {
      name: 'a legend of a label that is grouped away',
      changes: [
        inQuery('k8s-multicluster-overview', 'Namespace traffic', (expr) =>
          expr.replace('by (cluster, namespace)', 'by (cluster)'),
        ),
      ],
    },
    {
      name: 'a text of an annotation with such a label',
      changes: [setIn('k8s-logs-pod', ['annotations', 'list', 0, 'textFormat'], 'on {{node}}')],
    },
    {
      name: 'a variable of the values of such a label',
      changes: [
        changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'], (query) =>
          query.replace('service_namespace)', 'namespace)'),
        ),
      ],
    },
    {
      name: 'a template of an alert with such a label',
      changes: [
        inAlert('CollectorLosesLogs', (rule) => ({
          ...rule,
          annotations: { ...rule.annotations, summary: 'Lost by {{ $labels.instances }}' },
        })),
      ],
    },
    {
      name: 'a legend of LogsQL by a field that is grouped away',
      changes: errorsInLogsql('{cluster=~`${cluster:regex}`} | stats by (cluster) count() as lines', {
        target: { legendFormat: '{{service_namespace}}' },
      }),
    },
  ],
})
