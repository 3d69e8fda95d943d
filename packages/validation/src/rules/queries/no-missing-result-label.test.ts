import { change } from '../../testing/sample-trees.ts'
import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'
import { noMissingResultLabel } from './no-missing-result-label.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingResultLabel, {
  invalid: [
    {
      name: 'a legend of a label that was grouped away',
      changes: [
        inQuery('k8s-multicluster-overview', 'Pods by phase', (expr: string) =>
          expr.replace('by (cluster, phase)', 'by (cluster)'),
        ),
      ],
    },
    {
      name: 'an annotation’s text of one',
      changes: [
        changeIn('k8s-logs-pod', ['annotations', 'list', 0, 'textFormat'] as const, () => 'on {{node}}'),
      ],
    },
    {
      name: 'a choice among the values of one',
      changes: [
        changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'] as const, (text) =>
          text.replace('service_namespace)', 'namespace)'),
        ),
      ],
    },
    {
      name: 'an alert’s template of one',
      changes: [
        change<string>(
          'hub PrometheusRule fleet-telemetry',
          ['spec', 'groups', 1, 'rules', 0, 'annotations', 'summary'] as const,
          (text: string) => text.replace('$labels.instance', '$labels.instances'),
        ),
      ],
    },
  ],
})
