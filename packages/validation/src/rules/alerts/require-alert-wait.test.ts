import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

describe('require-alert-wait', () => {
  it('refuses an alert that fires at once without saying so', async () => {
    const hasty = inAlert('CollectorQueueFilling', ({ alert, expr, labels, annotations }) => ({
      alert,
      expr,
      labels,
      annotations,
    }))
    expect(await refusedBy(hasty)).toEqual(['require-alert-wait'])
  })

  it('refuses an alert on one moment that need not last', async () => {
    const hasty = inAlert('CollectorQueueFilling', (rule) => ({ ...rule, for: '0s' }))
    expect(await refusedBy(hasty)).toEqual(['require-alert-wait'])
  })
})
