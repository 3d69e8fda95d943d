import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { banBreakingValue } from './ban-breaking-value.ts'
import { testRule } from '../../testing/test-rule.ts'

const PROMETHEUS = [...VALUES, 'prometheus'] as const
const SPEC = [...PROMETHEUS, 'prometheusSpec'] as const

testRule(banBreakingValue, {
  valid: [
    {
      name: 'a policy that states where Prometheus may connect to',
      changes: [set(HUB_STACK, [...PROMETHEUS, 'networkPolicy'], { enabled: true, egress: [{}] })],
    },
  ],
  invalid: [
    {
      name: 'a policy that allows no connection out of Prometheus',
      changes: [set(HUB_STACK, [...PROMETHEUS, 'networkPolicy', 'enabled'], true)],
    },
    {
      name: 'an agent in place of Prometheus',
      changes: [set(HUB_STACK, [...PROMETHEUS, 'agentMode'], true)],
    },
    { name: 'no replica of Prometheus', changes: [set(HUB_STACK, [...SPEC, 'replicas'], 0)] },
    { name: 'shards', changes: [set(HUB_STACK, [...SPEC, 'shards'], 2)] },
    { name: 'a paused operator', changes: [set(HUB_STACK, [...SPEC, 'paused'], true)] },
    {
      name: 'a Prometheus that listens inside its pod only',
      changes: [set(HUB_STACK, [...SPEC, 'listenLocal'], true)],
    },
    {
      name: 'a Prometheus without its Service',
      changes: [set(HUB_STACK, [...PROMETHEUS, 'service', 'enabled'], false)],
    },
    {
      name: 'a port on which the kubelet does not listen',
      changes: [set(HUB_STACK, [...VALUES, 'kubelet', 'serviceMonitor', 'https'], false)],
    },
    {
      name: 'a kube-state-metrics of one namespace',
      changes: [set(HUB_STACK, [...VALUES, 'kube-state-metrics', 'releaseNamespace'], true)],
    },
    {
      name: 'policies of Loki that admit everybody',
      changes: [set(HUB_LOKI, [...VALUES, 'networkPolicy', 'enabled'], true)],
    },
  ],
})
