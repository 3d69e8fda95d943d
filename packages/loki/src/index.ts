import {
  isDistributedLoki,
  LOKI_MEMBER_LABELS,
  LOKI_POD_LABELS,
  LOKI_RELEASE,
  lokiParts,
  lokiPodLabels,
  type Artifact,
  type Component,
  type Fleet,
  type LokiPart,
  type LokiPartName,
} from '@fleet/model'
import { admitOnly, chartRelease, fromPods, gatewayIngest, NAMES } from '@fleet/kubernetes'
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
    objects: [...gatewayIngest(fleet), ...storePolicies(fleet)],
  },
]

/**
 * Only Loki's own pods, with the gateway, reach Loki itself: each client that does may delete what is stored, and stop
 * it.
 */
const storePolicies = (fleet: Fleet) =>
  isDistributedLoki(fleet) ? lokiParts(fleet).map(policyOfPart(fleet)) : [storePolicy(fleet)]

const storePolicy = ({ telemetry }: Fleet) =>
  admitOnly({
    name: NAMES.loki,
    namespace: telemetry.namespace,
    pods: { ...lokiPodLabels('single-binary') },
    callers: [{ ports: ['http-metrics', 'grpc', 'http-memberlist'], from: fromPods({ ...LOKI_POD_LABELS }) }],
  })

/** By HTTP the gateway pushes and reads, and a tail goes on to what follows the lines. */
const HTTP_CALLERS: Readonly<Partial<Record<LokiPartName, LokiPartName | 'gateway'>>> = {
  distributor: 'gateway',
  'query-frontend': 'gateway',
  querier: 'query-frontend',
}

/** Among each other the parts use gRPC and their list of members. */
const policyOfPart =
  ({ telemetry }: Fleet) =>
  ({ name }: LokiPart) => {
    const caller = HTTP_CALLERS[name]
    return admitOnly({
      name: `${LOKI_RELEASE}-${name}`,
      namespace: telemetry.namespace,
      pods: { ...lokiPodLabels(name) },
      callers: [
        { ports: ['grpc', 'http-memberlist'], from: fromPods({ ...LOKI_MEMBER_LABELS }) },
        ...(caller === undefined
          ? []
          : [{ ports: ['http-metrics'], from: fromPods({ ...lokiPodLabels(caller) }) }]),
      ],
    })
  }
