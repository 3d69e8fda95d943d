import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { findingsAfter, refusedBy, set } from '../../testing/sample-trees.ts'
import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'
import { noMissingMetric } from './no-missing-metric.ts'
import { testRule } from '../../testing/test-rule.ts'

const misspelt = (text: string) => text.replace('node_cpu_seconds_total', 'node_cpu_second_total')

const asking = (expr: string) =>
  inAlert('CollectorLosesLogs', (rule) => [
    rule,
    { ...rule, alert: 'AlertOfOnesOwn', expr: `${expr} > 100`, for: '15m' },
  ])

testRule(noMissingMetric, {
  valid: [
    ...[
      'rate(grafana_http_request_duration_seconds_count{job=~".+", cluster="homelab"}[5m])',
      'rate(coredns_dns_requests_total{cluster="homelab", job="coredns", server="dns://:53"}[5m])',
      'sum without (type) (rate(coredns_dns_requests_total{job=~".+", cluster="homelab"}[5m]))',
      'reloader_last_reload_successful{job=~".+", cluster="homelab", endpoint="reloader-web"}',
      'scrape_duration_seconds{cluster="homelab", job="kube-prometheus-stack-prometheus", endpoint="reloader-web"}',
      'process_resident_memory_bytes{cluster="homelab", job="kube-prometheus-stack-grafana"}',
      'access_evaluation_duration{job=~".+", cluster="homelab"}',
    ].map((expr) => ({
      name: `takes ${expr}: nobody knows what else a program without a catalogue yields`,
      changes: [asking(expr)],
    })),
  ],
  invalid: [
    {
      name: 'a choice among the labels of one',
      changes: [
        changeIn('k8s-multicluster-overview', ['templating', 'list', 1, 'query'], (query: string) =>
          query.replace('kube_namespace_status_phase', 'kube_namespace_phase'),
        ),
      ],
    },
    ...(
      [
        [
          'a slip in a name that a catalogue has',
          'node_memory_MemAvailable_byte{job=~".+", cluster="homelab"}',
        ],
        ['a slip beside the job of another program', 'proces_open_fds{cluster="homelab", job="coredns"}'],
        ['a name of an exporter’s own kind', 'kube_namespace_phase{job=~".+", cluster="homelab"}'],
        ['a cluster without such a program', 'grafana_http_requests{job=~".+", cluster="oracle-k3s"}'],
        ['a job that yields no such metric', 'coredns_dns_requests_total{cluster="homelab", job="kubelet"}'],
        [
          'an endpoint of another program',
          'grafana_http_requests{job=~".+", cluster="homelab", endpoint="https-metrics"}',
        ],
      ] as const
    ).map(([name, expr]) => ({ name, changes: [asking(expr)] })),
  ],
})

describe('no-missing-metric', () => {
  it('refuses a metric that nothing yields, and knows which was meant', async () => {
    const [finding, ...others] = await findingsAfter(
      inQuery('k8s-multicluster-overview', 'CPU used', misspelt),
    )
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'no-missing-metric',
      fix: 'did you mean "node_cpu_seconds_total"?',
    })
  })

  it('takes the metrics of kube-state-metrics about itself once they are scraped', async () => {
    const query = asking('rate(kube_state_metrics_list_total{job=~".+", cluster="homelab"}[5m])')
    const scraped = set(HUB_STACK, [...VALUES, 'kube-state-metrics', 'selfMonitor', 'enabled'], true)
    expect(await refusedBy(query)).toEqual(['no-missing-metric'])
    expect(await refusedBy(query, scraped)).toEqual([])
  })
})
