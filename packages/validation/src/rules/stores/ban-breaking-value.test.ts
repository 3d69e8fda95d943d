import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { change, findingsAfter, set } from '../../testing/sample-trees.ts'
import { banBreakingValue } from './ban-breaking-value.ts'
import { testRule } from '../../testing/test-rule.ts'

const SPEC = [...VALUES, 'prometheus', 'prometheusSpec'] as const

testRule(banBreakingValue, {
  valid: [
    {
      name: 'takes a policy that says where Prometheus may connect to',
      changes: [set(HUB_STACK, [...VALUES, 'prometheus', 'networkPolicy'], { enabled: true, egress: [{}] })],
    },
  ],
  invalid: [
    ...(
      [
        ['an agent in the place of Prometheus', HUB_STACK, [...VALUES, 'prometheus', 'agentMode'], true],
        ['no Prometheus at all', HUB_STACK, [...SPEC, 'replicas'], 0],
        ['two that share what is pushed', HUB_STACK, [...SPEC, 'replicas'], 2],
        ['shards', HUB_STACK, [...SPEC, 'shards'], 2],
        ['an operator that does nothing', HUB_STACK, [...SPEC, 'paused'], true],
        ['a Prometheus that nobody reaches', HUB_STACK, [...SPEC, 'listenLocal'], true],
        ['no Service for Grafana to ask', HUB_STACK, [...VALUES, 'prometheus', 'service', 'enabled'], false],
        [
          'a policy that closes the way out',
          HUB_STACK,
          [...VALUES, 'prometheus', 'networkPolicy', 'enabled'],
          true,
        ],
        [
          'a port of the kubelet on which it does not listen',
          HUB_STACK,
          [...VALUES, 'kubelet', 'serviceMonitor', 'https'],
          false,
        ],
        [
          'kube-state-metrics for one namespace',
          HUB_STACK,
          [...VALUES, 'kube-state-metrics', 'releaseNamespace'],
          true,
        ],
        ['policies that admit everybody', HUB_LOKI, [...VALUES, 'networkPolicy', 'enabled'], true],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})

describe('ban-breaking-value', () => {
  const ASKED = [...VALUES, 'gateway', 'basicAuth', 'enabled'] as const

  const asking = change(HUB_LOKI, [...VALUES, 'gateway', 'nginxConfig', 'file'], (file: string) =>
    file.replace('http {', 'http {\n  auth_basic "Loki";'),
  )

  it('refuses a gateway that asks for a password which no collector gives', async () => {
    const [finding] = await findingsAfter(asking, set(HUB_LOKI, ASKED, true))
    expect(finding).toMatchObject({ rule: 'ban-breaking-value' })
  })
})
