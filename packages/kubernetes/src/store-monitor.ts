import { metadata } from './metadata.ts'
import { selectorLabels } from './labels.ts'
import type { IPodMonitor } from './types.ts'

/** What the hub’s Prometheus scrapes of a store’s pods, which are named after their job. */
export interface StoreMonitor {
  readonly name: string
  readonly namespace: string
  /** The names of the metrics that are stored: what alerts and their runbooks ask for. */
  readonly metrics: readonly string[]
}

/** How the hub’s Prometheus finds the pods of a store or of a part of it, at their port `http`. */
export const storeMonitor = ({ name, namespace, metrics }: StoreMonitor) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(name, namespace),
    spec: {
      jobLabel: 'app.kubernetes.io/name',
      selector: { matchLabels: selectorLabels(name) },
      podMetricsEndpoints: [
        {
          port: 'http',
          interval: '30s',
          metricRelabelings: [{ sourceLabels: ['__name__'], regex: metrics.join('|'), action: 'keep' }],
        },
      ],
    },
  }) satisfies IPodMonitor
