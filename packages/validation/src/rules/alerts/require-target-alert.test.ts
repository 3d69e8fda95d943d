import { inAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireTargetAlert } from './require-target-alert.ts'

testRule(requireTargetAlert, {
  invalid: [
    {
      name: 'a fleet without an alert on jobs that end',
      changes: [inAlert('ScrapeJobAbsent', () => [])],
      findings: [{ severity: 'warning' }],
    },
  ],
})
