import { createHash } from 'node:crypto'
import { BLACKBOX_EXPORTER, JOB } from '@fleet/model'

/** The owner of an object and its file, in labels and in each file's first line. */
export const PRODUCT = 'observability-fleet'

/** Every name that several files of the generator share. */
export const NAMES = {
  // Each exporter is named after its job: the monitors read the job off the Service's label.
  otelCollector: JOB.collector,
  nodeExporter: JOB.nodeExporter,
  kubeStateMetrics: JOB.kubeStateMetrics,
  cloudflared: JOB.cloudflared,
  traefik: JOB.traefik,
  blackboxExporter: BLACKBOX_EXPORTER,
  kubePrometheusStack: 'kube-prometheus-stack',
  loki: 'loki',
  grafana: 'grafana',
  telemetryRules: 'fleet-telemetry',
  opentelemetryCollector: 'opentelemetry-collector',
  requiredSecrets: 'required-secrets',
} as const

const HASH_LENGTH = 10

/** A name that changes with the content, so that a change of the content rolls the pods that mount it. */
export const hashedName = (name: string, content: string): string =>
  `${name}-${createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH)}`
