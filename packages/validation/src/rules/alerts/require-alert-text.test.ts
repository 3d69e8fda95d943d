import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { requireAlertText } from './require-alert-text.ts'
import { testRule } from '../../testing/test-rule.ts'

const name = 'CollectorLosesLogs'

testRule(requireAlertText, {
  invalid: [
    {
      name: 'one that does not say where to look',
      changes: [
        inAlert(name, (rule) => ({
          ...rule,
          annotations: { ...rule.annotations, description: '' },
        })),
      ],
    },
  ],
})

describe('require-alert-text', () => {
  it('refuses an alert without a severity, and with one that nobody knows', async () => {
    expect(await refusedBy(inAlert(name, (rule) => ({ ...rule, labels: {} })))).toEqual([
      'require-alert-text',
    ])
    const misspelt = inAlert(name, (rule) => ({ ...rule, labels: { severity: 'citical' } }))
    expect(await refusedBy(misspelt)).toEqual(['require-alert-text'])
  })
})
