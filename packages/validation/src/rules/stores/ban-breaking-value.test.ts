import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { banBreakingValue } from './ban-breaking-value.ts'
import { testRule } from '../../testing/test-rule.ts'

const PROMETHEUS = [...VALUES, 'prometheus'] as const
const SPEC = [...PROMETHEUS, 'prometheusSpec'] as const

const GATEWAY = [...VALUES, 'gateway'] as const

/** The gateway has the configuration of its chart, which listens at one port. */
const withChartsNginx = [
  unset(HUB_LOKI, [...GATEWAY, 'nginxConfig']),
  set('hub Service loki-gateway-external', ['spec', 'ports', 0, 'targetPort'], 'http'),
  set('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 0, 'ports', 0, 'port'], 'http'),
]

testRule(banBreakingValue, {
  valid: [
    {
      name: 'a policy that states where Prometheus may connect to',
      changes: [set(HUB_STACK, [...PROMETHEUS, 'networkPolicy'], { enabled: true, egress: [{}] })],
    },
    {
      name: 'users of a gateway whose own configuration asks nobody',
      changes: [set(HUB_LOKI, [...GATEWAY, 'basicAuth', 'enabled'], true)],
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
    {
      name: 'a gateway that asks for a password, which no collector sends',
      changes: [...withChartsNginx, set(HUB_LOKI, [...GATEWAY, 'basicAuth', 'enabled'], true)],
    },
  ],
})
