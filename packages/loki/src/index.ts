import {
  isDistributedLoki,
  LOKI_MEMBER_LABELS,
  LOKI_PART_NAMES,
  LOKI_POD_LABELS,
  LOKI_RELEASE,
  lokiPodLabels,
  logsIngestService,
  type Component,
  type Fleet,
  type LokiPartName,
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

/** The hub's store of logs, and the NodePort Service to which the spokes push. */
export const loki: Component = (fleet) => [
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
      ...storePolicies(fleet),
    ],
  },
]

/** The pods of the hub that use the gateway: its own collector pushes, Grafana reads. */
const PUSHER_AND_READER = [NAMES.opentelemetryCollector, NAMES.grafana] as const

/**
 * Only Loki's own pods, with the gateway, reach Loki itself: each client that does may delete what is stored, and stop
 * it.
 */
const storePolicies = (fleet: Fleet) =>
  isDistributedLoki(fleet)
    ? [policyOfMembers(fleet), ...HTTP_CALLS.map(policyOfPart(fleet))]
    : [storePolicy(fleet)]

const storePolicy = ({ telemetry }: Fleet) =>
  admitOnly({
    name: NAMES.loki,
    namespace: telemetry.namespace,
    pods: { ...lokiPodLabels('single-binary') },
    callers: [{ ports: ['http-metrics', 'grpc', 'http-memberlist'], from: fromPods({ ...LOKI_POD_LABELS }) }],
  })

/** Among each other the parts use gRPC and their list of members. */
const policyOfMembers = ({ telemetry }: Fleet) =>
  admitOnly({
    name: NAMES.loki,
    namespace: telemetry.namespace,
    pods: { ...LOKI_MEMBER_LABELS },
    callers: [{ ports: ['grpc', 'http-memberlist'], from: fromPods({ ...LOKI_MEMBER_LABELS }) }],
  })

interface HttpCall {
  readonly to: LokiPartName
  readonly from: LokiPartName | 'gateway'
}

/** By HTTP the gateway pushes and reads, and a tail goes on to what follows the lines. */
const HTTP_CALLS: readonly HttpCall[] = [
  { to: LOKI_PART_NAMES.distributor, from: 'gateway' },
  { to: LOKI_PART_NAMES.queryFrontend, from: 'gateway' },
  { to: LOKI_PART_NAMES.querier, from: LOKI_PART_NAMES.queryFrontend },
]

const policyOfPart =
  ({ telemetry }: Fleet) =>
  ({ to, from }: HttpCall) =>
    admitOnly({
      name: `${LOKI_RELEASE}-${to}`,
      namespace: telemetry.namespace,
      pods: { ...lokiPodLabels(to) },
      callers: [{ ports: ['http-metrics'], from: fromPods({ ...lokiPodLabels(from) }) }],
    })
