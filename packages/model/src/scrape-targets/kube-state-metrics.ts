import { PLAIN_ENDPOINT, type ServiceTarget } from './scrape-target.ts'

/** What Kubernetes' API says of its objects: phases, replicas, requests, limits. */
export const kubeStateMetrics = {
  ...PLAIN_ENDPOINT,
  kind: 'service',
  job: 'kube-state-metrics',
  exporter: 'kube-state-metrics',
  prefixes: ['kube_'],
  interval: 'kubeStateMetrics',
  clusters: 'all',
  service: 'kube-state-metrics',
  namespace: 'telemetry',
  port: 8080,
  portName: 'http-metrics',
  isScrapedByChart: true,
} as const satisfies ServiceTarget
