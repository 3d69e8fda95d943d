import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { own, refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { noMissingMonitoredTarget } from './no-missing-monitored-target.ts'
import { testRule } from '../../testing/test-rule.ts'

const MONITOR = 'hub ServiceMonitor cloudflared'

const monitor = (kind: string, matchLabels: object, port: string, namespace = 'monitoring') => {
  const endpoints = [{ port, interval: '30s' }]
  return own(
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      metadata: { name: 'own', namespace },
      spec: {
        selector: { matchLabels },
        ...(kind === 'ServiceMonitor' ? { endpoints } : { podMetricsEndpoints: endpoints }),
      },
    },
    'telemetry',
    'hub',
  )
}

const off = (...path: readonly string[]) => set(HUB_STACK, [...VALUES, ...path], false)

const COMPONENT = 'app.kubernetes.io/component'
const NAME = 'app.kubernetes.io/name'

testRule(noMissingMonitoredTarget, {
  valid: [
    {
      name: 'a monitor of the operator',
      changes: monitor('PodMonitor', { app: 'kube-prometheus-stack-operator' }, 'https'),
    },
    {
      name: 'a monitor of the pods of Prometheus',
      changes: monitor('PodMonitor', { prometheus: 'kube-prometheus-stack-prometheus' }, 'http-web'),
    },
    {
      name: 'a monitor of the Service that the operator makes',
      changes: monitor('ServiceMonitor', { 'operated-prometheus': 'true' }, 'http-web'),
    },
    {
      name: 'a monitor of the own metrics of kube-state-metrics',
      changes: monitor('PodMonitor', { [NAME]: 'kube-state-metrics' }, 'metrics'),
    },
  ],
  invalid: [
    {
      name: 'a monitor with a selector that matches nothing',
      changes: [set(MONITOR, ['spec', 'selector', 'matchLabels', NAME], 'other')],
    },
    {
      name: 'a monitor with an empty selector',
      changes: [unset(MONITOR, ['spec', 'selector', 'matchLabels'])],
    },
    {
      name: 'a monitor of another namespace than its target',
      changes: [unset(MONITOR, ['spec', 'namespaceSelector'])],
    },
    {
      name: 'a port that the Service has only with another value of its chart',
      changes: monitor(
        'ServiceMonitor',
        { [NAME]: 'loki', [COMPONENT]: 'gateway', 'prometheus.io/service-monitor': 'false' },
        'http-metrics',
      ),
    },
    {
      name: 'labels of no Service of a chart',
      changes: monitor('ServiceMonitor', { [NAME]: 'loky' }, 'http-metrics'),
    },
    {
      name: 'a port that the Service lacks',
      changes: [set(MONITOR, ['spec', 'endpoints', 0, 'port'], 'http')],
    },
  ],
})

describe('no-missing-monitored-target', () => {
  it.each([
    ['ServiceMonitor', { [NAME]: 'loki', [COMPONENT]: 'single-binary', variant: 'headless' }],
    ['PodMonitor', { 'app.kubernetes.io/part-of': 'memberlist' }],
  ])('accepts a %s of Loki, whose policy then has to admit Prometheus', async (kind, labels) => {
    expect(await refusedBy(...monitor(kind, labels, 'http-metrics'))).toEqual(['require-admitted-connection'])
  })

  it.each([
    ['Grafana', { [NAME]: 'grafana' }, 'http-web', off('grafana', 'serviceMonitor', 'enabled')],
    [
      'Prometheus',
      { app: 'kube-prometheus-stack-prometheus' },
      'reloader-web',
      off('prometheus', 'serviceMonitor', 'selfMonitor'),
    ],
    [
      'the node exporter',
      { jobLabel: 'node-exporter' },
      'http-metrics',
      off('prometheus-node-exporter', 'prometheus', 'monitor', 'enabled'),
    ],
    [
      'the gateway’s exporter',
      { [NAME]: 'loki', [COMPONENT]: 'gateway' },
      'http-metrics',
      set(HUB_LOKI, [...VALUES, 'gateway', 'metrics', 'enabled'], true),
    ],
  ])('finds the Service of %s that a chart makes', async (_, labels, port, change) => {
    expect(await refusedBy(...monitor('ServiceMonitor', labels, port), change)).not.toContain(
      'no-missing-monitored-target',
    )
  })
})
