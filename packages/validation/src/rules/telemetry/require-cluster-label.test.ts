import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { requireClusterLabel } from './require-cluster-label.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

testRule(requireClusterLabel, {
  invalid: [
    {
      name: 'logs that name another cluster',
      changes: [set(CONFIG, [...KEY, 'processors', 'resource', 'attributes', 0, 'value'], 'hub')],
    },
  ],
})

describe('require-cluster-label', () => {
  it('refuses a pipeline that nothing labels', async () => {
    expect(
      await refusedBy(
        set(
          CONFIG,
          [...KEY, 'service', 'pipelines', 'logs', 'processors'],
          ['memory_limiter', 'k8s_attributes'],
        ),
      ),
    ).toContain('require-cluster-label')
  })

  it('refuses metrics that leave without the label', async () => {
    expect(
      await refusedBy(set(CONFIG, [...KEY, 'exporters', 'prometheus_remote_write', 'external_labels'], {})),
    ).toContain('require-cluster-label')
  })
})
