import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banReplicatedReceiver } from './ban-replicated-receiver.ts'

const SPEC = [...VALUES, 'prometheus', 'prometheusSpec'] as const

testRule(banReplicatedReceiver, {
  valid: [
    {
      name: 'two of a gateway that passes on what it takes in',
      changes: [set(HUB_LOKI, [...VALUES, 'gateway', 'replicas'], 2)],
    },
  ],
  invalid: [
    {
      name: 'two of a Prometheus to which others push',
      changes: [set(HUB_STACK, [...SPEC, 'replicas'], 2)],
    },
  ],
})

describe('a collector with several pods', () => {
  it('may pass on what it takes in', async () => {
    const found = await refusedBy(
      set(HUB_COLLECTOR, [...VALUES, 'mode'], 'deployment'),
      set(HUB_COLLECTOR, [...VALUES, 'replicaCount'], 2),
    )
    expect(found).not.toContain(banReplicatedReceiver.id)
  })
})
