import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { own, refusedBy, set, unset } from '../../testing/committed-trees.ts'

const MONITOR = 'hub ServiceMonitor cloudflared'

describe('no-missing-monitored', () => {
  it('refuses a monitor that selects nothing', async () => {
    expect(
      await refusedBy(set(MONITOR, ['spec', 'selector', 'matchLabels', 'app.kubernetes.io/name'], 'other')),
    ).toEqual(['no-missing-monitored'])
  })

  it('refuses a monitor that selects by nothing', async () => {
    expect(await refusedBy(unset(MONITOR, ['spec', 'selector', 'matchLabels']))).toEqual([
      'no-missing-monitored',
    ])
  })

  it('refuses a monitor that looks into another namespace', async () => {
    expect(await refusedBy(unset(MONITOR, ['spec', 'namespaceSelector']))).toEqual(['no-missing-monitored'])
  })

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

  it.each([
    ['the operator', 'PodMonitor', { app: 'kube-prometheus-stack-operator' }, 'https'],
    ['the pods of Prometheus', 'PodMonitor', { prometheus: 'kube-prometheus-stack-prometheus' }, 'http-web'],
    ['Prometheus as the operator serves it', 'ServiceMonitor', { 'operated-prometheus': 'true' }, 'http-web'],
    ['the telemetry of kube-state-metrics', 'PodMonitor', { [name]: 'kube-state-metrics' }, 'metrics'],
  ])('takes a monitor of %s that a chart makes', async (_, kind, labels, port) => {
    expect(await refusedBy(...monitor(kind, labels, port))).toEqual([])
  })

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

  it('refuses a port that the Service has only with another value of its chart', async () => {
    const labels = { [name]: 'loki', [component]: 'gateway', 'prometheus.io/service-monitor': 'false' }
    expect(await refusedBy(...monitor('ServiceMonitor', labels, 'http-metrics'))).toEqual([
      'no-missing-monitored',
    ])
  })

  it('refuses labels that no Service of a chart has', async () => {
    expect(await refusedBy(...monitor('ServiceMonitor', { [name]: 'loky' }, 'http-metrics'))).toEqual([
      'no-missing-monitored',
    ])
  })

  it('refuses a monitor of a port that its Service does not have', async () => {
    expect(await refusedBy(set(MONITOR, ['spec', 'endpoints', 0, 'port'], 'http'))).toEqual([
      'no-missing-monitored',
    ])
  })
})
