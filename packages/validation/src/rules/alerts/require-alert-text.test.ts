import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

const name = 'CollectorLosesLogs'

describe('require-alert-text', () => {
  it('refuses an alert without a severity, and with one that nobody knows', async () => {
    expect(await refusedBy(inAlert(name, (rule) => ({ ...rule, labels: {} })))).toEqual([
      'require-alert-text',
    ])
    const misspelt = inAlert(name, (rule) => ({ ...rule, labels: { severity: 'citical' } }))
    expect(await refusedBy(misspelt)).toEqual(['require-alert-text'])
  })

  it('refuses one that does not say where to look', async () => {
    const silent = inAlert(name, (rule) => ({
      ...rule,
      annotations: { ...rule.annotations, description: '' },
    }))
    expect(await refusedBy(silent)).toEqual(['require-alert-text'])
  })
})
