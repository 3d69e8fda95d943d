import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { own, refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { noMissingMonitored } from './no-missing-monitored.ts'
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

const component = 'app.kubernetes.io/component'

const name = 'app.kubernetes.io/name'

testRule(noMissingMonitored, {
  valid: [
    ...(
      [
        ['the operator', 'PodMonitor', { app: 'kube-prometheus-stack-operator' }, 'https'],
        [
          'the pods of Prometheus',
          'PodMonitor',
          { prometheus: 'kube-prometheus-stack-prometheus' },
          'http-web',
        ],
        [
          'Prometheus as the operator serves it',
          'ServiceMonitor',
          { 'operated-prometheus': 'true' },
          'http-web',
        ],
        ['the telemetry of kube-state-metrics', 'PodMonitor', { [name]: 'kube-state-metrics' }, 'metrics'],
      ] as const
    ).map(([name, kind, labels, port]) => ({
      name: `takes a monitor of ${name} that a chart makes`,
      changes: [...monitor(kind, labels, port)],
    })),
  ],
  invalid: [
    {
      name: 'a monitor that selects nothing',
      changes: [set(MONITOR, ['spec', 'selector', 'matchLabels', 'app.kubernetes.io/name'], 'other')],
    },
    {
      name: 'a monitor that selects by nothing',
      changes: [unset(MONITOR, ['spec', 'selector', 'matchLabels'])],
    },
    {
      name: 'a monitor that looks into another namespace',
      changes: [unset(MONITOR, ['spec', 'namespaceSelector'])],
    },
    {
      name: 'a port that the Service has only with another value of its chart',
      changes: [
        ...monitor(
          'ServiceMonitor',
          { [name]: 'loki', [component]: 'gateway', 'prometheus.io/service-monitor': 'false' },
          'http-metrics',
        ),
      ],
    },
    {
      name: 'labels that no Service of a chart has',
      changes: [...monitor('ServiceMonitor', { [name]: 'loky' }, 'http-metrics')],
    },
    {
      name: 'a monitor of a port that its Service does not have',
      changes: [set(MONITOR, ['spec', 'endpoints', 0, 'port'], 'http')],
    },
  ],
})

describe('no-missing-monitored', () => {
  it.each([
    ['ServiceMonitor', { [name]: 'loki', [component]: 'single-binary', variant: 'headless' }],
    ['PodMonitor', { 'app.kubernetes.io/part-of': 'memberlist' }],
  ])('takes a %s of Loki, whose policy then has to admit Prometheus', async (kind, labels) => {
    expect(await refusedBy(...monitor(kind, labels, 'http-metrics'))).toEqual(['require-admission'])
  })

  it.each([
    ['Grafana', { [name]: 'grafana' }, 'http-web', off('grafana', 'serviceMonitor', 'enabled')],
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
      { [name]: 'loki', [component]: 'gateway' },
      'http-metrics',
      set(HUB_LOKI, [...VALUES, 'gateway', 'metrics', 'enabled'], true),
    ],
  ])('finds the Service of %s that a chart makes', async (_, labels, port, change) => {
    expect(await refusedBy(...monitor('ServiceMonitor', labels, port), change)).not.toContain(
      'no-missing-monitored',
    )
  })
})
