import { JOB, type Fleet } from '@fleet/model'
import { metadata, NAMES, type IPodMonitor, type Labels } from '@fleet/kubernetes'

/** The labels of the chart's pods. */
export const CHART_PODS: Labels = {
  'app.kubernetes.io/name': NAMES.opentelemetryCollector,
  'app.kubernetes.io/instance': NAMES.opentelemetryCollector,
}

/** The hub's monitor of the collectors of its nodes, with the spokes' job name and the node as instance. */
export const chartMonitor = (fleet: Fleet) =>
  collectorMonitor(fleet, {
    name: NAMES.opentelemetryCollector,
    pods: CHART_PODS,
    instance: '__meta_kubernetes_pod_node_name',
  })

/** The hub's monitor of some collectors. @param of their pods, and the label of discovery by which they differ */
export const collectorMonitor = (
  { telemetry }: Fleet,
  { name, pods, instance }: { readonly name: string; readonly pods: Labels; readonly instance: string },
) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(name, telemetry.namespace),
    spec: {
      selector: {
        matchLabels: pods,
      },
      podMetricsEndpoints: [
        {
          port: 'metrics',
          interval: telemetry.scrapeIntervals.collector,
          // Its exporters' own label `endpoint` would otherwise arrive as `exported_endpoint` on the hub alone.
          honorLabels: true,
          relabelings: [
            { targetLabel: 'job', replacement: JOB.collector },
            { sourceLabels: [instance], targetLabel: 'instance' },
          ],
        },
      ],
    },
  }) satisfies IPodMonitor
