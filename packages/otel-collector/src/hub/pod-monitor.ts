import { JOB, type Fleet } from '@fleet/model'
import { metadata, NAMES, type IPodMonitor, type Labels } from '@fleet/kubernetes'

/** The labels of the chart's pods. */
export const CHART_PODS: Labels = {
  'app.kubernetes.io/name': NAMES.opentelemetryCollector,
  'app.kubernetes.io/instance': NAMES.opentelemetryCollector,
}

/** The hub's monitor of its own collectors, with the spokes' job name and the node as instance. */
export const podMonitor = ({ telemetry }: Fleet) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(NAMES.opentelemetryCollector, telemetry.namespace),
    spec: {
      selector: {
        matchLabels: CHART_PODS,
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
