import { spokeNames, traceStore, type Artifact, type Component, type Fleet } from '@fleet/model'
import { chartRelease, NAMES } from '@fleet/kubernetes'
import { hubValues } from './hub/values.ts'
import { CHART_PODS, chartMonitor } from './hub/pod-monitor.ts'
import { otlpReceiverService } from './otlp-service.ts'
import { relay } from './relay/index.ts'
import { agent } from './spoke/agent.ts'
import { clusterScraper } from './spoke/cluster-scraper.ts'

/**
 * The collectors: on each spoke our own DaemonSet (and, with several nodes, a scraper), on the hub the chart's, and
 * beside two copies of its store of logs a relay.
 */
export const otelCollector: Component = (fleet) => [
  ...spokeNames(fleet).map((cluster): Artifact => ({
    cluster,
    layer: 'telemetry',
    path: `${NAMES.otelCollector}.yaml`,
    objects: [...agent(fleet, cluster), ...clusterScraper(fleet, cluster)],
  })),
  ...hubCollector(fleet),
  ...relay(fleet),
]

const hubCollector = (fleet: Fleet): readonly Artifact[] => [
  ...chartRelease(fleet, {
    chart: 'opentelemetryCollector',
    values: hubValues(fleet),
    need: { podSecurity: 'privileged', holdsVolumes: false },
  }),
  {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: `${NAMES.opentelemetryCollector}.yaml`,
    objects: [chartMonitor(fleet), ...(traceStore(fleet) ? [otlpReceiverService(fleet, CHART_PODS)] : [])],
  },
]
