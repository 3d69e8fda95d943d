import { inAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validAlert } from './valid-alert.ts'

const inSummary = (to: (text: string) => string) =>
  inAlert('CollectorLosesLogs', (rule) => ({
    ...rule,
    annotations: { ...rule.annotations, summary: to(rule.annotations['summary'] ?? '') },
  }))

testRule(validAlert, {
  invalid: [
    {
      name: 'a brace that is not closed',
      changes: [inSummary((text) => text.replace('}}', '}'))],
    },
    {
      name: 'a variable that templates do not have',
      changes: [inSummary((text) => text.replace('$labels', '$label'))],
    },
    {
      name: 'a function that templates do not have',
      changes: [inSummary((text) => text.replace('$labels.cluster', '$value | humanise'))],
    },
    {
      name: 'a recording rule with for',
      changes: [
        inAlert('CollectorLosesLogs', (rule) => [rule, { record: 'lost:logs', expr: rule.expr, for: '5m' }]),
      ],
      findings: [{ message: 'the rule lost:logs is a recording rule, and only alerts have for' }],
    },
    {
      name: 'the label alertname',
      changes: [
        inAlert('CollectorLosesLogs', (rule) => ({ ...rule, labels: { ...rule.labels, alertname: 'Loss' } })),
      ],
    },
  ],
})
