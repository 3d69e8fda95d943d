import { inAlert } from '../../testing/alerts.ts'
import { validAlert } from './valid-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validAlert, {
  invalid: [
    {
      name: 'what is recorded and waits',
      changes: [inAlert('CollectorLosesLogs', ({ expr }) => ({ record: 'lost:logs', expr, for: '5m' }))],
    },
    ...(
      [
        ['a brace that is not closed', (text: string) => text.replace('}}', '}')],
        ['a variable that templates do not have', (text: string) => text.replace('$labels', '$label')],
        [
          'a function that templates do not have',
          (text: string) => text.replace('$labels.cluster', '$value | humanise'),
        ],
      ] as const
    ).map(([name, broken]) => ({
      name,
      changes: [
        inAlert('CollectorLosesLogs', (rule) => ({
          ...rule,
          annotations: { ...rule.annotations, summary: broken(rule.annotations['summary'] ?? '') },
        })),
      ],
    })),
  ],
})
