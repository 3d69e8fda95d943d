import { inAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireAlertFor } from './require-alert-for.ts'

testRule(requireAlertFor, {
  invalid: [
    {
      name: 'an alert without for',
      changes: [
        inAlert('CollectorQueueFilling', ({ alert, expr, labels, annotations }) => ({
          alert,
          expr,
          labels,
          annotations,
        })),
      ],
      findings: [{ severity: 'warning' }],
    },
    {
      name: 'an alert on one moment with for: 0s',
      changes: [inAlert('CollectorQueueFilling', (rule) => ({ ...rule, for: '0s' }))],
    },
  ],
})
