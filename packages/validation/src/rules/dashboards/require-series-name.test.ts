import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { requireSeriesName } from './require-series-name.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireSeriesName, {
  valid: [
    {
      name: 'lets Grafana find the name itself',
      changes: [
        inPanel('k8s-multicluster-overview', 'Node CPU', (panel) => ({
          ...panel,
          targets: panel.targets?.map((target) => ({ ...target, legendFormat: '__auto' })),
        })),
      ],
    },
  ],
  invalid: [
    ...(
      [
        ['no legend', unsetIn('search', ['panels', 5, 'targets', 0, 'legendFormat'])],
        [
          'one that forgets a label',
          setIn('search', ['panels', 5, 'targets', 0, 'legendFormat'], '{{cluster}}'),
        ],
        ['one that is hidden', setIn('search', ['panels', 5, 'options', 'legend', 'showLegend'], false)],
      ] as const
    ).map(([name, broken]) => ({ name: `several series with ${name}`, changes: [broken] })),
  ],
})
