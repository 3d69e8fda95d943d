import { THANOS_METRICS, type Thanos } from '@fleet/model'
import { metadata, selectorLabels, type IPodMonitor } from '@fleet/kubernetes'

/** How the hub’s Prometheus finds the pods of a part: of each it stores what alerts ask for. */
export const monitor = ({ namespace }: Thanos, job: keyof typeof THANOS_METRICS) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(job, namespace),
    spec: {
      jobLabel: 'app.kubernetes.io/name',
      selector: { matchLabels: selectorLabels(job) },
      podMetricsEndpoints: [
        {
          port: 'http',
          interval: '30s',
          metricRelabelings: [
            { sourceLabels: ['__name__'], regex: THANOS_METRICS[job].join('|'), action: 'keep' },
          ],
        },
      ],
    },
  }) satisfies IPodMonitor
