import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

describe('require-collector-identity', () => {
  it('refuses a collector whose instance is new after each restart', async () => {
    const path = [...SPOKE_KEYS, 'service', 'telemetry', 'resource', 'attributes', 1] as const
    expect(await refusedBy(unset(SPOKE_CONFIG, path))).toEqual(['require-collector-identity'])
  })

  it('refuses a monitor that calls a collector by the address of its pod', async () => {
    const path = ['spec', 'podMetricsEndpoints', 0, 'relabelings', 1]
    expect(await refusedBy(unset('hub PodMonitor opentelemetry-collector', path))).toEqual([
      'require-collector-identity',
    ])
  })
})
