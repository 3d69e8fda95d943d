import { inAlert } from '../../testing/alerts.ts'
import { requireAlertWait } from './require-alert-wait.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireAlertWait, {
  invalid: [
    {
      name: 'an alert that fires at once without saying so',
      changes: [
        inAlert('CollectorQueueFilling', ({ alert, expr, labels, annotations }) => ({
          alert,
          expr,
          labels,
          annotations,
        })),
      ],
    },
    {
      name: 'an alert on one moment that need not last',
      changes: [inAlert('CollectorQueueFilling', (rule) => ({ ...rule, for: '0s' }))],
    },
  ],
})
