import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validRelabelling } from './valid-relabelling.ts'

const MONITOR = 'hub PodMonitor opentelemetry-collector'
const SOURCE_LABELS = ['spec', 'podMetricsEndpoints', 0, 'relabelings', 1, 'sourceLabels'] as const

testRule(validRelabelling, {
  invalid: [
    {
      name: 'a source label that no target has',
      changes: [set(MONITOR, [...SOURCE_LABELS, 0], '__meta_kubernetes_pod_node_nam')],
    },
    {
      name: 'a name in a keep list that the exporter does not have',
      changes: [
        set(
          HUB_STACK,
          [...VALUES, 'kubelet', 'serviceMonitor', 'metricRelabelings', 0, 'regex'],
          'kubelet_volume_stats_.+|kubelet_running_pds|kubelet_node_name|kubelet_evictions',
        ),
      ],
    },
  ],
})

describe('valid-relabelling', () => {
  it('refuses a label without a source, and so do other rules', async () => {
    expect(await refusedBy(set(MONITOR, SOURCE_LABELS, []))).toContain('valid-relabelling')
  })
})
