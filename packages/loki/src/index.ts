import { logsIngestService, lokiPodLabels, type Component, type Fleet } from '@fleet/model'
import { admitOnly, chartRelease, fromNamespace, ingestPolicy, ingestService, NAMES } from '@fleet/kubernetes'
import { chartValues } from './chart-values.ts'

/** The hub's store of logs, and the door by which the spokes push to it. */
export const loki: Component = (fleet) => [
  ...chartRelease(fleet, {
    name: NAMES.loki,
    chart: fleet.versions.charts.loki,
    values: chartValues(fleet),
    need: { podSecurity: 'restricted', holdsVolumes: true },
  }),
  {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: 'loki-ingest.yaml',
    objects: [
      ingestService(logsIngestService(fleet)),
      ingestPolicy(fleet, logsIngestService(fleet)),
      storePolicy(fleet),
    ],
  },
]

/** Behind the gateway: only pods of the telemetry's namespace talk to Loki itself, which would let anybody delete. */
const storePolicy = ({ telemetry }: Fleet) =>
  admitOnly({
    name: NAMES.loki,
    namespace: telemetry.namespace,
    pods: { ...lokiPodLabels('single-binary') },
    ports: ['http-metrics', 'grpc', 'http-memberlist'],
    from: fromNamespace(),
  })
