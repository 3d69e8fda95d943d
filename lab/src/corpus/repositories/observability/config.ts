import { prometheusRule } from '../../custom-resources.ts'
import { kustomization, manifests, withSpec } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { dashboard } from './dashboard.ts'

const alertRules: Files = {
  'rules/flux.yaml': manifests(
    prometheusRule('flux', [
      {
        alert: 'FluxReconciliationFailure',
        expr: 'max by (exported_namespace, name, customresource_kind) (gotk_resource_info{ready="False"}) == 1',
        for: '10m',
      },
    ]),
  ),
  'rules/disks.yaml': manifests(
    prometheusRule('disks', [
      {
        alert: 'DiskFull',
        expr: 'node_filesystem_avail_bytes{fstype!~"tmpfs|overlay"} / node_filesystem_size_bytes < 0.1',
        severity: 'warning',
      },
      {
        alert: 'DiskFailing',
        expr: 'increase(node_disk_io_time_seconds_total[5m]) > 290',
        for: '15m',
      },
    ]),
  ),
  'rules/pods.yaml': manifests(
    prometheusRule('pods', [
      {
        alert: 'OutOfMemory',
        expr: `(kube_pod_container_status_restarts_total - kube_pod_container_status_restarts_total offset 10m >= 1)
and ignoring (reason) min_over_time(kube_pod_container_status_last_terminated_reason{reason="OOMKilled"}[10m]) == 1`,
      },
      { alert: 'PodsMissing', expr: 'absent(up{job="unpoller"}) == 1' },
    ]),
  ),
}

export const config: Files = under('infrastructure/monitoring-config', {
  'kustomization.yaml': kustomization({
    namespace: 'monitoring',
    resources: [...Object.keys(alertRules), 'alertmanagerconfig.yaml', 'scrapeconfig.yaml', 'probe.yaml'],
    configMapGenerator: [
      { name: 'dashboard-flux', files: ['flux.json=dashboards/flux.json'] },
      { name: 'dashboard-home', files: ['dashboards/home.json'] },
    ],
    generatorOptions: { disableNameSuffixHash: true, labels: { grafana_dashboard: '1' } },
  }),
  ...alertRules,
  'dashboards/flux.json': dashboard(
    'Flux',
    'home-flux',
    'sum by (controller) (rate(gotk_reconcile_duration_seconds_count[$__rate_interval]))',
  ),
  'dashboards/home.json': dashboard(
    'Home',
    'home-home',
    'sum by (namespace) (rate(container_cpu_usage_seconds_total[$__rate_interval]))',
  ),
  'alertmanagerconfig.yaml': manifests(
    withSpec('monitoring.coreos.com/v1alpha1', 'AlertmanagerConfig', 'chat', {
      route: { receiver: 'chat', groupBy: ['alertname'], groupWait: '1m', repeatInterval: '12h' },
      receivers: [{ name: 'chat', webhookConfigs: [{ url: 'http://chat.home.svc.cluster.local/alerts' }] }],
    }),
  ),
  'scrapeconfig.yaml': manifests(
    withSpec('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', 'nas', {
      staticConfigs: [{ targets: ['10.0.0.5:9100'] }],
      metricsPath: '/metrics',
      scrapeInterval: '60s',
      relabelings: [{ action: 'replace', targetLabel: 'job', replacement: 'nas' }],
    }),
  ),
  'probe.yaml': manifests(
    withSpec('monitoring.coreos.com/v1', 'Probe', 'devices', {
      module: 'icmp',
      prober: { url: 'blackbox-exporter.monitoring.svc.cluster.local:9115' },
      targets: { staticConfig: { static: ['10.0.0.1', '10.0.0.5'] } },
    }),
  ),
})
