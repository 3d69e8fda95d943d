import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/committed-trees.ts'

describe('require-loss-alert', () => {
  it.each(['CollectorLosesLogs', 'CollectorRefusesMetrics', 'CollectorQueueFilling'])(
    'refuses trees without %s',
    async (name) => {
      expect(await refusedBy(inAlert(name, () => []))).toEqual(['require-loss-alert'])
    },
  )
})
