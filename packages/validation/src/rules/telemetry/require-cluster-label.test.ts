import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { behindGateway, otlpCollector } from '../../testing/relay.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterLabel } from './require-cluster-label.ts'

testRule(requireClusterLabel, {
  invalid: [
    {
      name: 'logs under the name of another cluster',
      changes: [
        set(SPOKE_CONFIG, [...SPOKE_KEYS, 'processors', 'resource', 'attributes', 0, 'value'], 'hub'),
      ],
    },
  ],
})

describe('require-cluster-label', () => {
  it('refuses a pipeline without the label', async () => {
    const PROCESSORS = [...SPOKE_KEYS, 'service', 'pipelines', 'logs', 'processors'] as const
    expect(await refusedBy(set(SPOKE_CONFIG, PROCESSORS, ['memory_limiter', 'k8s_attributes']))).toContain(
      'require-cluster-label',
    )
  })

  it('refuses a remote write without the label', async () => {
    const LABELS = [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'external_labels'] as const
    expect(await refusedBy(set(SPOKE_CONFIG, LABELS, {}))).toContain('require-cluster-label')
  })

  it('accepts a relay behind the gateway, whose lines have the names of their clusters', async () => {
    expect(await refusedBy(...otlpCollector, behindGateway)).not.toContain('require-cluster-label')
  })

  it('refuses a collector that takes lines of programs, and adds no name', async () => {
    expect(await refusedBy(...otlpCollector)).toContain('require-cluster-label')
  })
})
