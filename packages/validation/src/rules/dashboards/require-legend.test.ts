import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLegend } from './require-legend.ts'

const FORMAT = ['panels', 9, 'targets', 0, 'legendFormat']

testRule(requireLegend, {
  valid: [
    {
      name: 'a legend that Grafana finds itself',
      changes: [
        inPanel('k8s-multicluster-overview', 'Node CPU', (panel) => ({
          ...panel,
          targets: panel.targets?.map((target) => ({ ...target, legendFormat: '__auto' })),
        })),
      ],
    },
  ],
  invalid: [
    {
      name: 'several series whose legend leaves out a label',
      changes: [setIn('errors', FORMAT, '{{cluster}}')],
      findings: [{ severity: 'warning' }],
    },
    { name: 'several series without a legend format', changes: [unsetIn('errors', FORMAT)] },
    {
      name: 'several series with a hidden legend',
      changes: [setIn('errors', ['panels', 9, 'options', 'legend', 'showLegend'], false)],
    },
  ],
})
