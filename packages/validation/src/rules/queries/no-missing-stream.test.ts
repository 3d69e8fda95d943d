import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

const unsetInCollector = (...path: readonly string[]) =>
  unset('spoke ConfigMap otel-collector-*', ['data', 'config.yaml', ...path])

describe('no-missing-stream', () => {
  it('refuses a cluster whose collector has no pipeline of logs', async () => {
    expect(
      await refusedBy(
        unsetInCollector('service', 'pipelines', 'logs'),
        unsetInCollector('receivers', 'file_log'),
        unsetInCollector('processors', 'k8s_attributes'),
        unsetInCollector('exporters', 'otlp_http'),
        unset('spoke ClusterRole otel-collector', ['rules', 0]),
      ),
    ).toEqual(['no-missing-stream'])
  })
})
