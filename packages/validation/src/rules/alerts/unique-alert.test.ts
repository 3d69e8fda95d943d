import { inAlert } from '../../testing/alerts.ts'
import { change } from '../../testing/sample-trees.ts'
import { uniqueAlert } from './unique-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(uniqueAlert, {
  invalid: [
    { name: 'one alert twice', changes: [inAlert('CollectorLosesLogs', (rule) => [rule, rule])] },
    {
      name: 'two groups of one name',
      changes: [
        change<readonly object[]>(
          'hub PrometheusRule fleet-telemetry',
          ['spec', 'groups'],
          (list: readonly object[]) => list.map((group) => ({ ...group, name: 'telemetry' })),
        ),
      ],
    },
  ],
})
