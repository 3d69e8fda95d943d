import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { banOpenApi } from './ban-open-api.ts'
import { testRule } from '../../testing/test-rule.ts'

const RELEASE = 'hub HelmRelease kube-prometheus-stack'
const VALUES = ['spec', 'values'] as const

testRule(banOpenApi, {
  invalid: [
    {
      name: 'a Prometheus that whoever may push may stop',
      changes: [unset(RELEASE, [...VALUES, 'prometheus', 'prometheusSpec', 'reloadStrategy'])],
    },
    {
      name: 'a Grafana without a password',
      changes: [set(RELEASE, [...VALUES, 'grafana', 'grafana.ini', 'auth.anonymous', 'enabled'], true)],
    },
    { name: 'sidecars that read every Secret', changes: [unset(RELEASE, [...VALUES, 'grafana', 'rbac'])] },
    {
      name: 'a node-exporter that answers everybody',
      changes: [unset(RELEASE, [...VALUES, 'prometheus-node-exporter', 'service', 'listenOnAllInterfaces'])],
    },
  ],
})

describe('ban-open-api', () => {
  it('refuses a Grafana with the chart’s password', async () => {
    expect(await refusedBy(unset(RELEASE, [...VALUES, 'grafana', 'admin', 'existingSecret']))).toContain(
      'ban-open-api',
    )
  })
})
