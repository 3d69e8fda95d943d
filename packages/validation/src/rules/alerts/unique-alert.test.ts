import { inAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueAlert } from './unique-alert.ts'

testRule(uniqueAlert, {
  invalid: [
    {
      name: 'one alert twice',
      changes: [inAlert('CollectorLosesLogs', (rule) => [rule, rule])],
      findings: [{ severity: 'warning' }],
    },
  ],
})
