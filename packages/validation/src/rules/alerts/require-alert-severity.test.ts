import { expect } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireAlertSeverity } from './require-alert-severity.ts'

testRule(requireAlertSeverity, {
  invalid: [
    {
      name: 'an alert with a misspelt severity',
      changes: [inAlert('CollectorLosesLogs', (rule) => ({ ...rule, labels: { severity: 'citical' } }))],
      findings: [{ severity: 'warning', message: expect.stringContaining('citical') }],
    },
    {
      name: 'an alert without a severity',
      changes: [inAlert('CollectorLosesLogs', (rule) => ({ ...rule, labels: {} }))],
      findings: [{ message: 'the alert CollectorLosesLogs has no severity' }],
    },
  ],
})
