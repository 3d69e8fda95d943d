import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banShorterRetention } from './ban-shorter-retention.ts'

const LOKI = 'hub HelmRelease loki'
const PERIOD = ['spec', 'values', 'loki', 'limits_config', 'retention_period']
const STACK = 'hub HelmRelease kube-prometheus-stack'
const PROMETHEUS = ['spec', 'values', 'prometheus', 'prometheusSpec']

testChangeRule(banShorterRetention, {
  valid: [
    { name: 'a longer time', before: [set(LOKI, PERIOD, '24h')], changes: [set(LOKI, PERIOD, '168h')] },
    {
      name: 'the same time in other units',
      before: [set(LOKI, PERIOD, '7d')],
      changes: [set(LOKI, PERIOD, '168h')],
    },
  ],
  invalid: [
    {
      name: 'a shorter time of logs',
      before: [set(LOKI, PERIOD, '336h')],
      changes: [set(LOKI, PERIOD, '168h')],
      findings: [
        {
          severity: 'error',
          message:
            'HelmRelease monitoring/loki shortens loki.limits_config.retention_period from 336h to 168h',
        },
      ],
    },
    {
      name: 'a shorter time of metrics',
      before: [set(STACK, [...PROMETHEUS, 'retention'], '30d')],
      changes: [set(STACK, [...PROMETHEUS, 'retention'], '168h')],
      findings: [{ severity: 'error' }],
    },
    {
      name: 'less room for metrics',
      before: [set(STACK, [...PROMETHEUS, 'retentionSize'], '40GiB')],
      changes: [set(STACK, [...PROMETHEUS, 'retentionSize'], '4GiB')],
      findings: [{ severity: 'warning' }],
    },
  ],
})
