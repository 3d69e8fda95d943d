import { describe, expect, it } from 'vitest'
import { addAlert } from '../../testing/alerts.ts'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingMetric } from './no-missing-metric.ts'

const alertOn = (expr: string) => addAlert('CollectorLosesLogs', `${expr} > 100`)

testRule(noMissingMetric, {
  // The catalog does not list everything that these programs export.
  valid: [
    'rate(grafana_http_request_duration_seconds_count{job=~".+", cluster="homelab"}[5m])',
    'rate(coredns_dns_requests_total{cluster="homelab", job="coredns", server="dns://:53"}[5m])',
    'sum without (type) (rate(coredns_dns_requests_total{job=~".+", cluster="homelab"}[5m]))',
    'reloader_last_reload_successful{job=~".+", cluster="homelab", endpoint="reloader-web"}',
    'scrape_duration_seconds{cluster="homelab", job="kube-prometheus-stack-prometheus", endpoint="reloader-web"}',
    'process_resident_memory_bytes{cluster="homelab", job="kube-prometheus-stack-grafana"}',
    'access_evaluation_duration{job=~".+", cluster="homelab"}',
  ]
    .map((expr) => ({ name: expr, changes: [alertOn(expr)] }))
    .concat({
      name: 'a panel about a program that the chart runs on the hub alone',
      changes: [
        inQuery(
          'k8s-multicluster-overview',
          'Pods not running',
          () =>
            'sum by (cluster) (prometheus_tsdb_head_series{cluster=~"${cluster}", job="kube-prometheus-stack-prometheus"})',
        ),
      ],
    }),
  invalid: [
    {
      name: 'a misspelt metric',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU of each cluster', (expr) =>
          expr.replace('node_cpu_seconds_total', 'node_cpu_second_total'),
        ),
      ],
      findings: [{ severity: 'error', fix: 'did you mean "node_cpu_seconds_total"?' }],
    },
    {
      name: 'a variable of the labels of a misspelt metric',
      changes: [
        changeIn('k8s-multicluster-overview', ['templating', 'list', 1, 'query'], (query) =>
          query.replace('kube_namespace_status_phase', 'kube_namespace_phase'),
        ),
      ],
    },
    {
      name: 'a metric that is misspelt beside a pattern of jobs',
      changes: [alertOn('node_memory_MemAvailable_byte{job=~".+", cluster="homelab"}')],
    },
    {
      name: 'a metric that is misspelt beside the job of another program',
      changes: [alertOn('proces_open_fds{cluster="homelab", job="coredns"}')],
    },
    {
      name: 'a metric with the prefix of an exporter',
      changes: [alertOn('kube_namespace_phase{job=~".+", cluster="homelab"}')],
    },
    {
      name: 'a cluster without the program',
      changes: [alertOn('grafana_http_requests{job=~".+", cluster="oracle-k3s"}')],
    },
    {
      name: 'a job without the metric',
      changes: [alertOn('coredns_dns_requests_total{cluster="homelab", job="kubelet"}')],
    },
    {
      name: 'the endpoint of another program',
      changes: [alertOn('grafana_http_requests{job=~".+", cluster="homelab", endpoint="https-metrics"}')],
    },
  ],
})

describe('no-missing-metric', () => {
  it('knows the metrics of kube-state-metrics about itself once they are scraped', async () => {
    const query = alertOn('rate(kube_state_metrics_list_total{job=~".+", cluster="homelab"}[5m])')
    const scraped = set(HUB_STACK, [...VALUES, 'kube-state-metrics', 'selfMonitor', 'enabled'], true)
    expect(await refusedBy(query)).toEqual(['no-missing-metric'])
    expect(await refusedBy(query, scraped)).toEqual([])
  })
})
