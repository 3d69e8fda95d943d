import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

describe('require-alike-exporters', () => {
  it('refuses an exporter that reports on less in one cluster', async () => {
    expect(
      await refusedBy(
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'kube-state-metrics',
          'collectors',
          9,
        ]),
      ),
    ).toEqual(['require-alike-exporters'])
  })
})
