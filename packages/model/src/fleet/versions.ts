import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { ChartUrl, ExactVersion, ImageReference } from '../scalars/images.ts'

export const Chart = named(
  exactObject({
    url: field(ChartUrl, 'Where the chart is published.'),
    version: field(ExactVersion, 'The version of the chart, which is not that of the program in it.'),
  }),
  'ChartInput',
  { description: 'A Helm chart at an exact version, which pins its images.' },
)
export type Chart = z.output<typeof Chart>

export const Versions = named(
  exactObject({
    images: field(
      exactObject({
        collector: field(
          ImageReference,
          'The OpenTelemetry Collector, of the release line whose components the generator knows.',
        ),
        nodeExporter: field(ImageReference, 'The node-exporter of spokes. On the hub the chart brings it.'),
        kubeStateMetrics: field(
          ImageReference,
          'The kube-state-metrics of spokes. On the hub the chart brings it.',
        ),
        cloudflared: field(
          ImageReference,
          'The connector of Cloudflare Tunnels, in each cluster that has `cloudflared`.',
        ),
        jaeger: field(
          z.exactOptional(ImageReference),
          'Jaeger 2, the store of traces. A fleet with `hub.traces` states it. By default there is none.',
          'jaegertracing/jaeger:2.13.0',
        ),
        victoriaLogs: field(
          z.exactOptional(ImageReference),
          'VictoriaLogs. A fleet whose `hub.logs` chooses it states it. By default there is none.',
          'victoriametrics/victoria-logs:v1.52.1',
        ),
        nginx: field(
          z.exactOptional(ImageReference),
          'The proxy in front of the stores, where no chart of Loki brings it: nginx as a user without rights. A fleet whose `hub.logs` chooses VictoriaLogs states it. By default there is none.',
          'nginxinc/nginx-unprivileged:1.31-alpine',
        ),
        thanos: field(
          z.exactOptional(ImageReference),
          'Thanos. A fleet whose `hub.metrics.store` is `thanos` states it. By default there is none.',
          'quay.io/thanos/thanos:v0.42.4',
        ),
        blackboxExporter: field(
          z.exactOptional(ImageReference),
          'The blackbox exporter, in each cluster that has hosts or `probes`. By default none runs, and no host is asked.',
          'quay.io/prometheus/blackbox-exporter:v0.28.0',
        ),
        postgresExporter: field(
          z.exactOptional(ImageReference),
          'The PostgreSQL exporter, beside each workload with `exporter`. A fleet that has one states it. By default there is none.',
          'quay.io/prometheuscommunity/postgres-exporter:v0.19.1',
        ),
        python: field(
          z.exactOptional(ImageReference),
          'Python, whose module sqlite3 copies Grafana’s database where `hub.grafana.backup` is. By default there is none.',
          'python:3.14.0-alpine3.22',
        ),
      }),
      'The images that the generator deploys without a chart.',
    ),
    charts: field(
      exactObject({
        kubePrometheusStack: field(Chart, 'Prometheus, its operator and Grafana, on the hub.'),
        loki: field(Chart, 'Loki, on the hub.'),
        opentelemetryCollector: field(Chart, 'The collector, on each cluster.'),
      }),
      'The Helm charts that Flux installs.',
    ),
  }),
  'VersionsInput',
  { description: 'The versions of the telemetry itself.' },
)
export type Versions = z.output<typeof Versions>
