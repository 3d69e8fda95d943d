import { NAMES, selectorLabels, type INetworkPolicy } from '@fleet/kubernetes'
import {
  entriesOf,
  clusterOf,
  isHub,
  logsIngest,
  logsIngestService,
  metricsIngest,
  metricsIngestService,
  prometheusServer,
  spanMetricsOf,
  traceStore,
  TRACES_PATH,
  tracesIngest,
  tracesIngestService,
  type ClusterName,
  type Fleet,
  type IngestService,
  type Store,
  type TraceStore,
} from '@fleet/model'
import { admissionOf, type Admission } from './admission.ts'

export type Signal = 'logs' | 'metrics' | 'traces'

/** What the collectors of a fleet push. */
export const signalsOf = (fleet: Fleet): readonly Signal[] => [
  'logs',
  'metrics',
  ...(traceStore(fleet) ? (['traces'] as const) : []),
]

/** How each is pushed. */
export const PROTOCOLS: Readonly<Record<Signal, string>> = {
  logs: 'OTLP over HTTP',
  metrics: 'Prometheus remote write',
  traces: 'OTLP over HTTP',
}

/** What the collectors of a cluster send to one store of the hub. */
export interface Push {
  readonly cluster: ClusterName
  readonly signal: Signal
  readonly url: string
  /** The Service that takes it in. */
  readonly service: string
  /** The port on the hub's node. The hub's own collector uses the Service inside the cluster. */
  readonly nodePort?: number
  /** One for each sender: a node by its tailnet address, or the hub's own pods. */
  readonly senders: readonly Sender[]
}

export interface Sender {
  readonly name: string
  readonly address?: string
  readonly admission: Admission
}

/** What OTLP over HTTP adds to the endpoint of an exporter. */
const OTLP_LOGS_PATH = '/v1/logs'

/** @param policies the NetworkPolicies of the hub */
export const pushesOf = (fleet: Fleet, cluster: ClusterName, policies: readonly INetworkPolicy[]): Push[] =>
  isHub(fleet, cluster) ? pushesInside(fleet, policies) : pushesOfSpoke(fleet, cluster, policies)

const logsOf = (fleet: Fleet, cluster: ClusterName) =>
  ({ cluster, signal: 'logs', url: logsIngest(fleet, cluster).endpoint + OTLP_LOGS_PATH }) as const

const metricsOf = (fleet: Fleet, cluster: ClusterName) =>
  ({ cluster, signal: 'metrics', url: metricsIngest(fleet, cluster).endpoint }) as const

const tracesOf = (fleet: Fleet, cluster: ClusterName, store: TraceStore) =>
  ({ cluster, signal: 'traces', url: tracesIngest(fleet, cluster, store).endpoint + TRACES_PATH }) as const

const pushesOfSpoke = (fleet: Fleet, cluster: ClusterName, policies: readonly INetworkPolicy[]): Push[] => {
  const store = traceStore(fleet)
  const way = (ingest: IngestService): Way => overTailnet(fleet, cluster, ingest, policies)
  return [
    { ...logsOf(fleet, cluster), ...way(logsIngestService(fleet)) },
    { ...metricsOf(fleet, cluster), ...way(metricsIngestService(fleet)) },
    ...(store ? [{ ...tracesOf(fleet, cluster, store), ...way(tracesIngestService(fleet)) }] : []),
  ]
}

/** Prometheus scrapes the hub itself, so of metrics only those are pushed inside it that are made of spans. */
const pushesInside = (fleet: Fleet, policies: readonly INetworkPolicy[]): Push[] => {
  const { cluster } = fleet.hub
  const store = traceStore(fleet)
  const way = (to: Behind): Way => insideHub(to, policies)
  return [
    { ...logsOf(fleet, cluster), ...way(ofStore(logsIngestService(fleet).store)) },
    ...(spanMetricsOf(fleet)
      ? [{ ...metricsOf(fleet, cluster), ...way(ofStore(prometheusServer(fleet))) }]
      : []),
    ...(store ? [{ ...tracesOf(fleet, cluster, store), ...way(ofTraces(store)) }] : []),
  ]
}

type Way = Pick<Push, 'nodePort' | 'senders' | 'service'>

const overTailnet = (
  fleet: Fleet,
  cluster: ClusterName,
  { name, nodePort, store }: IngestService,
  policies: readonly INetworkPolicy[],
): Way => ({
  service: name,
  nodePort,
  senders: entriesOf(clusterOf(fleet, cluster).nodes).map(([node, { tailnetAddress: address }]) => ({
    name: node,
    address,
    admission: admissionOf(policies, {
      from: { address },
      to: { namespace: store.service.namespace, labels: store.podLabels, port: store.ingestPort },
    }),
  })),
})

/** A Service inside the hub, and the pods behind it. */
interface Behind {
  readonly service: { readonly name: string; readonly namespace: string }
  readonly labels: Readonly<Record<string, string>>
  readonly port: string
}

const ofStore = ({ service, podLabels, podPort }: Store): Behind => ({
  service,
  labels: podLabels,
  port: podPort,
})

const ofTraces = ({ otlp }: TraceStore): Behind => ({
  service: otlp,
  labels: selectorLabels(otlp.name),
  port: otlp.portName,
})

const insideHub = (
  { service: { name, namespace }, labels, port }: Behind,
  policies: readonly INetworkPolicy[],
): Way => ({
  service: name,
  senders: [
    {
      name: NAMES.opentelemetryCollector,
      admission: admissionOf(policies, {
        from: { namespace, labels: { 'app.kubernetes.io/name': NAMES.opentelemetryCollector } },
        to: { namespace, labels, port },
      }),
    },
  ],
})
