import { PLAIN_ENDPOINT, type NodeTarget } from './scrape-target.ts'

/** It runs in the host's network, so its port is one of the node's. */
export const nodeExporter = {
  ...PLAIN_ENDPOINT,
  kind: 'node',
  job: 'node-exporter',
  exporter: 'node-exporter',
  prefixes: ['node_'],
  interval: 'nodeExporter',
  clusters: 'all',
  port: 9100,
} as const satisfies NodeTarget
