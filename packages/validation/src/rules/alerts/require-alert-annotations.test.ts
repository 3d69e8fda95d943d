import { inAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireAlertAnnotations } from './require-alert-annotations.ts'

testRule(requireAlertAnnotations, {
  invalid: [
    {
      name: 'an alert with an empty description',
      changes: [
        inAlert('CollectorLosesLogs', (rule) => ({
          ...rule,
          annotations: { ...rule.annotations, description: '' },
        })),
      ],
      findings: [{ severity: 'warning', message: 'the alert CollectorLosesLogs has no description' }],
    },
    {
      name: 'an alert without annotations',
      changes: [
        inAlert('CollectorLosesLogs', ({ alert, expr, labels }) => ({ alert, expr, labels, for: '5m' })),
      ],
      findings: [
        { message: 'the alert CollectorLosesLogs has no summary' },
        { message: 'the alert CollectorLosesLogs has no description' },
      ],
    },
  ],
})
