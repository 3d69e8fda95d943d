import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

describe('require-honoured-labels', () => {
  it('refuses a monitor that hides a label of its exporter', async () => {
    expect(
      await refusedBy(
        unset('hub PodMonitor opentelemetry-collector', ['spec', 'podMetricsEndpoints', 0, 'honorLabels']),
      ),
    ).toEqual(['require-honoured-labels'])
  })
})
