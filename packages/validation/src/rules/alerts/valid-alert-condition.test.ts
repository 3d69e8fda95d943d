import { expect } from 'vitest'
import { addAlert, inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validAlertCondition } from './valid-alert-condition.ts'

testRule(validAlertCondition, {
  valid: [
    {
      name: 'a condition that is a matcher',
      changes: [
        addAlert(
          'ClusterMetricsAbsent',
          'kube_pod_info{job="kube-state-metrics", cluster="homelab", host_network="true"}',
        ),
      ],
    },
    {
      name: 'the series of a state that lasts as long as the fault',
      changes: [
        addAlert(
          'ClusterMetricsAbsent',
          'kube_pod_container_status_waiting_reason{job="kube-state-metrics", cluster="homelab"}',
        ),
      ],
    },
    {
      name: 'a dead man’s switch',
      changes: [addAlert('ClusterMetricsAbsent', 'vector(1)', { cluster: 'homelab', severity: 'none' })],
    },
    {
      name: 'the absence of a counter of successes',
      changes: [
        addAlert(
          'ClusterMetricsAbsent',
          'absent(otelcol_exporter_sent_metric_points{job="otel-collector", cluster="homelab"})',
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'a loss of less than nothing',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace('> 0', '< 0'))],
      findings: [{ message: expect.stringContaining('never true: < 0') }],
    },
    {
      name: 'a first loss of less than nothing',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace(/> 0$/, '< 0'))],
    },
    {
      name: 'an absence that equals 0',
      changes: [
        inExpr(
          'ClusterMetricsAbsent',
          (expr) => `${expr}\n== 0\nor absent_over_time(up{cluster="homelab"}[10m])\n== 1 > 1`,
        ),
      ],
    },
    {
      name: 'an expression without a comparison',
      changes: [inExpr('ScrapeJobAbsent', (expr) => expr.replace(/unless[^]*/, ''))],
    },
    {
      name: 'the absence of a counter of failures',
      changes: [
        addAlert(
          'ClusterMetricsAbsent',
          'absent(otelcol_exporter_send_failed_metric_points{job="otel-collector", cluster="homelab"})',
        ),
      ],
      findings: [{ impact: 'it fires as long as all is well' }],
    },
    {
      name: 'the absence of the rate of failed requests',
      changes: [
        addAlert(
          'ClusterMetricsAbsent',
          'absent(sum by (cluster) (rate(traefik_service_requests_total{job="traefik", cluster="homelab", code=~"5.."}[5m])))',
          { cluster: 'homelab', severity: 'warning' },
        ),
      ],
    },
    {
      name: 'a state without its value',
      changes: [
        addAlert(
          'ClusterMetricsAbsent',
          'kube_pod_status_phase{job="kube-state-metrics", cluster="homelab", phase="Failed"}',
        ),
      ],
    },
    {
      name: 'a difference that is never positive',
      changes: [
        addAlert('ClusterMetricsAbsent', '1 - count by (cluster) (up{job="traefik", cluster="homelab"}) > 0'),
      ],
    },
    {
      name: 'a loss of nothing or more',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace('> 0', '>= 0'))],
      findings: [{ message: 'the alert CollectorLosesLogs is true of every series that exists' }],
    },
  ],
})
