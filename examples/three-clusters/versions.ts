/**
 * Everything deployed, each at a version that exists. Renovate raises these lines. A digest is that of the
 * multi-architecture index, for a node may be arm64.
 */
export const versions = {
  images: {
    // Of the distributions only contrib has file_log, k8s_attributes, file_storage and prometheus_remote_write together.
    collector:
      'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:0.160.0',
    nodeExporter: 'quay.io/prometheus/node-exporter:v1.12.1',
    kubeStateMetrics: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0',
    jaeger: 'jaegertracing/jaeger:2.13.0',
    cloudflared:
      'cloudflare/cloudflared@sha256:e39ee8da81ad5e05d77f38d2f51c60ca51bf2a8450ac3abab50c17fdb91d91bf',
    blackboxExporter: 'quay.io/prometheus/blackbox-exporter:v0.28.0',
    postgresExporter: 'quay.io/prometheuscommunity/postgres-exporter:v0.19.1',
    // Its module sqlite3 copies Grafana's database.
    python: 'python:3.14.0-alpine3.22',
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

/** The images of the user's own services. */
export const serviceImages = {
  itTools: 'ghcr.io/meirongdev/it-tools:sha-ffb28a7',
  n8n: 'n8nio/n8n:2.41.3',
  rsshub: 'diygod/rsshub@sha256:b419ecc3227d68e1b15398fd29a75d921d67e34b2aa03dfd0d4d44a6f35213e8',
  postgres: 'postgres:17-alpine@sha256:af194ccf3e2d7fe367012c7b88ce8b816c5c889b18a5b316799a1f0d7eac746a',
} as const
