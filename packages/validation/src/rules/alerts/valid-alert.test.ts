import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

describe('valid-alert', () => {
  it.each<[string, (text: string) => string]>([
    ['a brace that is not closed', (text) => text.replace('}}', '}')],
    ['a variable that templates do not have', (text) => text.replace('$labels', '$label')],
    ['a function that templates do not have', (text) => text.replace('$labels.cluster', '$value | humanise')],
  ])('refuses %s', async (_, broken) => {
    const described = inAlert('CollectorLosesLogs', (rule) => ({
      ...rule,
      annotations: { ...rule.annotations, summary: broken(rule.annotations['summary'] ?? '') },
    }))
    expect(await refusedBy(described)).toEqual(['valid-alert'])
  })

  it('refuses what is recorded and waits', async () => {
    const recorded = inAlert('CollectorLosesLogs', ({ expr }) => ({ record: 'lost:logs', expr, for: '5m' }))
    expect(await refusedBy(recorded)).toEqual(['valid-alert'])
  })
})
