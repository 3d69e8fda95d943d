import { metricsIngestService, type Component } from '@fleet/model'
import { chartRelease, ingestPolicy, ingestService, NAMES } from '@fleet/kubernetes'
import { telemetryRules } from './alerts/telemetry-rules.ts'
import { chartValues } from './chart-values.ts'

/** The hub's store of metrics with Grafana, and the NodePort Service to which the spokes push. */
export const prometheus: Component = (fleet) => [
  ...chartRelease(fleet, {
    name: NAMES.kubePrometheusStack,
    chart: fleet.versions.charts.kubePrometheusStack,
    values: chartValues(fleet),
    // Its node-exporter runs in the host's network.
    need: { podSecurity: 'privileged', holdsVolumes: true },
  }),
  {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: 'prometheus-ingest.yaml',
    objects: [ingestService(metricsIngestService(fleet)), ingestPolicy(fleet, metricsIngestService(fleet))],
  },
  {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: `${NAMES.telemetryRules}.yaml`,
    objects: [telemetryRules(fleet)],
  },
]
