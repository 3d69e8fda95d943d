import { NAMES, type INetworkPolicy } from '@fleet/kubernetes'
import {
  entriesOf,
  clusterOf,
  isHub,
  logsIngest,
  logsIngestService,
  metricsIngest,
  metricsIngestService,
  type ClusterName,
  type Fleet,
  type IngestService,
} from '@fleet/model'
import { admissionOf, type Admission } from './admission.ts'

export type Signal = 'logs' | 'metrics'

/** How each is pushed. */
export const PROTOCOLS: Readonly<Record<Signal, string>> = {
  logs: 'OTLP over HTTP',
  metrics: 'Prometheus remote write',
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
export const pushesOf = (fleet: Fleet, cluster: ClusterName, policies: readonly INetworkPolicy[]): Push[] => {
  const logs = {
    cluster,
    signal: 'logs',
    url: logsIngest(fleet, cluster).endpoint + OTLP_LOGS_PATH,
  } as const
  if (isHub(fleet, cluster)) return [{ ...logs, ...insideHub(fleet, policies) }]
  return [
    { ...logs, ...overTailnet(fleet, cluster, logsIngestService(fleet), policies) },
    {
      cluster,
      signal: 'metrics',
      url: metricsIngest(fleet, cluster).endpoint,
      ...overTailnet(fleet, cluster, metricsIngestService(fleet), policies),
    },
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

/** Prometheus scrapes the hub itself, so only logs are pushed inside it. */
const insideHub = (fleet: Fleet, policies: readonly INetworkPolicy[]): Way => {
  const { store } = logsIngestService(fleet)
  const { namespace } = store.service
  return {
    service: store.service.name,
    senders: [
      {
        name: NAMES.opentelemetryCollector,
        admission: admissionOf(policies, {
          from: { namespace, labels: { 'app.kubernetes.io/name': NAMES.opentelemetryCollector } },
          to: { namespace, labels: store.podLabels, port: store.podPort },
        }),
      },
    ],
  }
}
