import { nodeExporter } from './node-exporter.ts'
import { PLAIN_ENDPOINT, type StaticTarget } from './scrape-target.ts'

/** The node-exporters of machines beside a cluster, under a job of their own: they are none of its nodes. */
export const metalNodes = {
  ...PLAIN_ENDPOINT,
  kind: 'static',
  job: 'node-exporter-metal-nodes',
  exporter: nodeExporter.exporter,
  prefixes: nodeExporter.prefixes,
  interval: nodeExporter.interval,
  clusters: 'metalNodes',
} as const satisfies StaticTarget
