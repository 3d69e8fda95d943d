import {
  logsIngestService,
  LOKI_POD_LABELS,
  lokiPodLabels,
  type Artifact,
  type Component,
  type Fleet,
} from '@fleet/model'
import {
  admitOnly,
  chartRelease,
  fromNamespace,
  fromPods,
  ingestPolicy,
  ingestService,
  NAMES,
} from '@fleet/kubernetes'
import { chartValues } from './chart-values.ts'

/** The hub's store of logs, where it is Loki, and the NodePort Service to which the spokes push. */
export const loki: Component = (fleet) => (fleet.hub.logs.store === 'loki' ? artifacts(fleet) : [])

const artifacts = (fleet: Fleet): readonly Artifact[] => [
  ...chartRelease(fleet, {
    chart: 'loki',
    values: chartValues(fleet),
    need: { podSecurity: 'restricted', holdsVolumes: true },
  }),
  {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: 'loki-ingest.yaml',
    objects: [
      ingestService(logsIngestService(fleet)),
      ingestPolicy(fleet, logsIngestService(fleet), fromNamespace([...PUSHER_AND_READER])),
      storePolicy(fleet),
    ],
  },
]

/** The pods of the hub that use the gateway: its own collector pushes, Grafana reads. */
const PUSHER_AND_READER = [NAMES.opentelemetryCollector, NAMES.grafana] as const

/**
 * Only Loki's own pods, with the gateway, reach Loki itself: each client that does may delete what is stored, and stop
 * it.
 */
const storePolicy = ({ telemetry }: Fleet) =>
  admitOnly({
    name: NAMES.loki,
    namespace: telemetry.namespace,
    pods: { ...lokiPodLabels('single-binary') },
    callers: [{ ports: ['http-metrics', 'grpc', 'http-memberlist'], from: fromPods({ ...LOKI_POD_LABELS }) }],
  })
