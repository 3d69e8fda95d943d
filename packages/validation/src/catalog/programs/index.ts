import { blackboxExporter } from './blackbox-exporter.ts'
import { cloudflared } from './cloudflared.ts'
import { jaeger } from './jaeger.ts'
import { kubeStateMetrics } from './kube-state-metrics.ts'
import { nodeExporter } from './node-exporter.ts'
import { otelCollector } from './otel-collector.ts'
import { postgresExporter } from './postgres-exporter.ts'
import type { Program } from './program.ts'
import { thanos } from './thanos.ts'
import { calibreWeb, itTools, miniflux, n8n, postgres, rsshub, squoosh, stirlingPdf } from './services.ts'
import { victoriaLogs } from './victoria-logs.ts'

/** Every program of which more is known than its image's name. */
export const PROGRAMS: readonly Program[] = [
  blackboxExporter,
  calibreWeb,
  cloudflared,
  itTools,
  jaeger,
  kubeStateMetrics,
  miniflux,
  n8n,
  nodeExporter,
  otelCollector,
  postgres,
  postgresExporter,
  rsshub,
  squoosh,
  stirlingPdf,
  thanos,
  victoriaLogs,
]
