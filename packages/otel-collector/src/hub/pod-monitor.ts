import { JOB, type Fleet } from '@fleet/model'
import { metadata, NAMES, type IPodMonitor } from '@fleet/kubernetes'

/** How the hub's Prometheus finds its own cluster's collectors: under the job that the spokes' have, by the node they run on. */
export const podMonitor = ({ telemetry }: Fleet) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(NAMES.opentelemetryCollector, telemetry.namespace),
    spec: {
      selector: {
        matchLabels: {
          'app.kubernetes.io/name': NAMES.opentelemetryCollector,
          'app.kubernetes.io/instance': NAMES.opentelemetryCollector,
        },
      },
      podMetricsEndpoints: [
        {
          port: 'metrics',
          interval: telemetry.scrapeIntervals.collector,
          // Its exporters' own label `endpoint` would otherwise arrive as `exported_endpoint` on the hub alone.
          honorLabels: true,
          relabelings: [
            { targetLabel: 'job', replacement: JOB.collector },
            { sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'instance' },
          ],
        },
      ],
    },
  }) satisfies IPodMonitor
