import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

const SCRAPE = ['receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

describe('require-same-metrics', () => {
  it('refuses an exporter whose metrics one cluster relabels otherwise', async () => {
    expect(
      await refusedBy(
        unset('spoke ConfigMap otel-collector-*', [
          'data',
          'config.yaml',
          ...SCRAPE,
          'metric_relabel_configs',
          1,
        ]),
      ),
    ).toEqual(['require-same-metrics'])
  })
})
