/** Everything deployed, each at a version that exists. Renovate raises these lines. */
export const versions = {
  images: {
    // Of the distributions only contrib has file_log, k8s_attributes, file_storage and prometheus_remote_write together.
    collector:
      'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:0.160.0',
    nodeExporter: 'quay.io/prometheus/node-exporter:v1.12.1',
    kubeStateMetrics: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0',
    cloudflared:
      'cloudflare/cloudflared@sha256:e39ee8da81ad5e05d77f38d2f51c60ca51bf2a8450ac3abab50c17fdb91d91bf',
    thanos: 'quay.io/thanos/thanos:v0.42.4',
    victoriaLogs: 'victoriametrics/victoria-logs:v1.52.1',
    nginx: 'nginxinc/nginx-unprivileged:1.31-alpine',
  },
  charts: {
    kubePrometheusStack: {
      url: 'oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack',
      version: '88.5.3',
    },
    // The open-source chart is here since March 2026; grafana/loki is for the enterprise edition only.
    loki: { url: 'oci://ghcr.io/grafana-community/helm-charts/loki', version: '18.11.0' },
    opentelemetryCollector: {
      url: 'oci://ghcr.io/open-telemetry/opentelemetry-helm-charts/opentelemetry-collector',
      version: '0.170.0',
    },
  },
} as const
