import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueRuleGroup } from './unique-rule-group.ts'

testRule(uniqueRuleGroup, {
  invalid: [
    {
      name: 'two groups of one name',
      changes: [0, 1].map((index) =>
        set('hub PrometheusRule fleet-telemetry', ['spec', 'groups', index, 'name'], 'telemetry'),
      ),
      findings: [{ severity: 'error' }],
    },
  ],
})
