import { PLAIN_ENDPOINT, type OwnTarget } from './scrape-target.ts'

/** The collectors themselves. */
export const collector = {
  ...PLAIN_ENDPOINT,
  kind: 'own',
  job: 'otel-collector',
  exporter: 'otel-collector',
  prefixes: ['otelcol_'],
  units: { otelcol_process_memory_rss: 'bytes' },
  interval: 'collector',
  clusters: 'all',
  port: 8888,
} as const satisfies OwnTarget
