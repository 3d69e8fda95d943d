import { describe, expect, it } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

describe('require-loss-alert', () => {
  it.each(['CollectorLosesLogs', 'CollectorRefusesMetrics', 'CollectorQueueFilling'])(
    'refuses trees without %s',
    async (name) => {
      expect(await refusedBy(inAlert(name, () => []))).toEqual(['require-loss-alert'])
    },
  )

  it('refuses an alert that waits for fifty times what fits into the queue', async () => {
    const inPercent = (expr: string) => expr.replace('0.5', '50')
    expect(await refusedBy(inExpr('CollectorQueueFilling', inPercent))).toEqual(['require-loss-alert'])
  })

  it.each([
    ['what was lost first', (expr: string) => expr.replace(/\nor [^]*/, '')],
    ['what is lost after that', (expr: string) => expr.replace(/^[^]*\nor /, '')],
  ])('refuses an alert that does not see %s', async (_, half) => {
    expect(await refusedBy(inExpr('CollectorLosesLogs', half))).toEqual(['require-loss-alert'])
  })
})
