import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { validRelabelling } from './valid-relabelling.ts'
import { testRule } from '../../testing/test-rule.ts'

const RELABELINGS = ['spec', 'podMetricsEndpoints', 0, 'relabelings'] as const
const MONITOR = 'hub PodMonitor opentelemetry-collector'

testRule(validRelabelling, {
  invalid: [
    {
      name: 'a source label that no target has',
      changes: [set(MONITOR, [...RELABELINGS, 1, 'sourceLabels', 0], '__meta_kubernetes_pod_node_nam')],
    },
  ],
})

describe('valid-relabelling', () => {
  it('refuses a name in a keep list that the exporter does not have', async () => {
    const LIST = ['kubelet', 'serviceMonitor', 'metricRelabelings', 0, 'regex'] as const
    expect(
      await refusedBy(
        set(
          'hub HelmRelease kube-prometheus-stack',
          ['spec', 'values', ...LIST],
          'kubelet_volume_stats_.+|kubelet_running_pds|kubelet_node_name|kubelet_evictions',
        ),
      ),
    ).toEqual(['valid-relabelling'])
  })

  it('refuses a label that is made of nothing', async () => {
    expect(
      await refusedBy(
        set(
          'hub PodMonitor opentelemetry-collector',
          ['spec', 'podMetricsEndpoints', 0, 'relabelings', 1, 'sourceLabels'],
          [],
        ),
      ),
    ).toContain('valid-relabelling')
  })
})
