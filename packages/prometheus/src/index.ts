import {
  grafanaRoute,
  isThroughGateway,
  metricsIngestService,
  prometheusServer,
  type Artifact,
  type Component,
  type Fleet,
  type KubernetesObject,
} from '@fleet/model'
import {
  admitOnly,
  chartRelease,
  fromCluster,
  ingestPolicy,
  ingestService,
  NAMES,
  routeObjects,
} from '@fleet/kubernetes'
import { telemetryRules } from './alerts/telemetry-rules.ts'
import { chartValues } from './chart-values.ts'
import { ownScrapes } from './own-scrapes.ts'

/** The hub's store of metrics with Grafana, and the NodePort Service to which the spokes push. */
export const prometheus: Component = (fleet) => [
  ...chartRelease(fleet, {
    chart: 'kubePrometheusStack',
    values: chartValues(fleet),
    // Its node-exporter runs in the host's network.
    need: { podSecurity: 'privileged', holdsVolumes: true },
  }),
  {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: 'prometheus-ingest.yaml',
    objects: [ingestService(metricsIngestService(fleet)), ...policies(fleet)],
  },
  {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: `${NAMES.telemetryRules}.yaml`,
    objects: [telemetryRules(fleet)],
  },
  ...scrapes(fleet),
  ...grafanaHost(fleet),
]

/** Spokes reach Prometheus itself, or the gateway, which is a pod of the hub like others. */
const policies = (fleet: Fleet): readonly KubernetesObject[] => {
  const ingest = metricsIngestService(fleet)
  return isThroughGateway(fleet)
    ? [ingestPolicy(fleet, ingest, []), serverPolicy(fleet)]
    : [ingestPolicy(fleet, ingest)]
}

/** Only pods of the hub reach Prometheus: a client may query, and write without a credential. */
const serverPolicy = (fleet: Fleet) => {
  const { service, podPort, podLabels } = prometheusServer(fleet)
  return admitOnly({
    name: service.name,
    namespace: service.namespace,
    pods: { ...podLabels },
    callers: [{ ports: [podPort], from: fromCluster }],
  })
}

const scrapes = (fleet: Fleet): readonly Artifact[] => {
  const objects = ownScrapes(fleet)
  return objects.length > 0
    ? [{ cluster: fleet.hub.cluster, layer: 'telemetry', path: 'scrapes.yaml', objects }]
    : []
}

/** What leads a host to Grafana. The layer waits for the chart, which makes the Service. */
const grafanaHost = (fleet: Fleet): readonly Artifact[] => {
  const route = grafanaRoute(fleet)
  const objects = route ? routeObjects(route) : []
  return objects.length === 0
    ? []
    : [{ cluster: fleet.hub.cluster, layer: 'telemetry', path: `${NAMES.grafana}.yaml`, objects }]
}
