import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { pushCredentials } from '../fleet/push-credentials.ts'
import { hubEntries, hubNode, isHub } from '../fleet/topology.ts'
import type { NodePort } from '../scalars/ports.ts'
import { durationOf, seconds, type Duration } from '../scalars/durations.ts'
import { serviceHost, serviceUrl, type ServicePort } from './services.ts'
import { gateway, metricsGateway, prometheusServer, tracesGateway, type Store } from './stores.ts'
import { namesTenants, TENANT_HEADER } from './tenants.ts'
import { RECEIVE_PATH, receiveService, usesThanos } from './thanos.ts'
import type { TraceStore } from './traces.ts'

/** The hub's Service for one kind of telemetry from the tailnet, and the store behind it. */
export interface IngestService {
  readonly name: string
  readonly nodePort: NodePort
  readonly store: Store
}

/** The Services that take the telemetry of spokes. That of metrics is named after OTLP by the requirements, though it carries Prometheus remote write. */
export const INGEST_SERVICES = {
  logs: 'loki-gateway-external',
  metrics: 'prometheus-otlp-external',
  traces: 'jaeger-otlp-external',
} as const

export const logsIngestService = (fleet: Fleet): IngestService => ({
  name: INGEST_SERVICES.logs,
  nodePort: fleet.hub.ingest.logs.nodePort,
  store: gateway(fleet),
})

/** Straight to Prometheus, or through the gateway where that asks for credentials or leads to Thanos. */
export const metricsIngestService = (fleet: Fleet): IngestService => ({
  name: INGEST_SERVICES.metrics,
  nodePort: fleet.hub.ingest.metrics.nodePort,
  store: isThroughGateway(fleet) ? metricsGateway(fleet) : prometheusServer(fleet),
})

/** Whether the node port of metrics leads to the gateway. */
export const isThroughGateway = (fleet: Fleet): boolean =>
  pushCredentials(fleet) !== undefined || usesThanos(fleet)

/** Always through the gateway: it takes nothing but spans. */
export const tracesIngestService = (fleet: Fleet): IngestService => ({
  name: INGEST_SERVICES.traces,
  nodePort: fleet.hub.ingest.traces.nodePort,
  store: tracesGateway(fleet),
})

/** The endpoint to which a cluster's collector pushes, in its exporter's form. */
export interface Ingest {
  readonly endpoint: string
  /** What names the tenant, where no gateway does. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * The gateway's OTLP path, which is Loki's. Before another store the gateway writes the path of that one: spokes keep theirs. The
 * exporter adds `/v1/logs` itself.
 */
export const LOGS_BASE_PATH = '/otlp'

/** OTLP over HTTP. The hub's own collector uses the Service inside the cluster. */
export const logsIngest = (fleet: Fleet, from: ClusterName): Ingest => ({
  endpoint: `http://${ingestAddress(fleet, from, logsIngestService(fleet))}${LOGS_BASE_PATH}`,
})

/** The path of Prometheus' receiver, and of the gateway whatever store is behind it. */
export const METRICS_PATH = '/api/v1/write'

/** Where the remote write of spokes ends, and by which path. */
export const metricsWrite = (fleet: Fleet): { readonly service: ServicePort; readonly path: string } =>
  usesThanos(fleet)
    ? { service: receiveService(fleet), path: RECEIVE_PATH }
    : { service: prometheusServer(fleet).service, path: METRICS_PATH }

/** Prometheus remote write 1.0. Prometheus scrapes the hub itself, whose collectors push metrics of spans alone. */
export const metricsIngest = (fleet: Fleet, from: ClusterName): Ingest => {
  if (!isHub(fleet, from))
    return { endpoint: `http://${ingestAddress(fleet, from, metricsIngestService(fleet))}${METRICS_PATH}` }
  const { service, path } = metricsWrite(fleet)
  return {
    endpoint: `${serviceUrl(service)}${path}`,
    ...(namesTenants(fleet) && { headers: { [TENANT_HEADER.metrics]: from } }),
  }
}

/** OTLP over HTTP, whose path the exporter adds. The hub's own collector sends to the store itself. */
export const tracesIngest = (fleet: Fleet, from: ClusterName, { otlp }: TraceStore): Ingest => ({
  endpoint: isHub(fleet, from)
    ? serviceUrl(otlp)
    : `http://${ingestAddress(fleet, from, tracesIngestService(fleet))}`,
})

const ingestAddress = (fleet: Fleet, from: ClusterName, { nodePort, store }: IngestService): string =>
  isHub(fleet, from) ? `${serviceHost(store.service)}:${store.service.port}` : `${hubHost(fleet)}:${nodePort}`

/** The name of a hub of two addresses in the pods of collectors. No DNS knows it, and none is asked. */
const HUB_NAME = 'hub.fleet.internal'

/** What the spokes push to: the hub’s one address, or the name that has both. */
const hubHost = (fleet: Fleet): string =>
  hubAliases(fleet).length > 0 ? HUB_NAME : hubNode(fleet)[1].tailnetAddress

/** The lines of /etc/hosts of a spoke’s collectors, where the hub has two addresses. A client tries them in this order. */
export const hubAliases = (fleet: Fleet) => {
  const entries = hubEntries(fleet)
  return entries.length === 1
    ? []
    : entries.map(([, { tailnetAddress }]) => ({ ip: tailnetAddress, hostnames: [HUB_NAME] }))
}

/** The most bytes of spans in one request, far below `PUSH_BODY_LIMIT`. */
export const TRACES_BATCH_BYTES = 1024 * 1024

/**
 * The most bytes of logs in one request. Loki always answers 503 to a request whose inner message exceeds its 4 MiB
 * limit, and its gateway 413, which is final; OTLP grows when Loki converts it.
 */
export const LOGS_BATCH_BYTES = 1024 * 1024

/**
 * What the gateway accepts in one request: room for a batch and its envelope. nginx notation. A request of metrics has at
 * most 3 MB before compression, by the exporter's own default.
 */
export const PUSH_BODY_LIMIT = '4M'

/**
 * The age up to which samples are stored. A spoke's queue empties oldest first while the hub's own series continue, so
 * this covers the longest outage twice: its length and the time to catch up. One sample out of bounds drops its whole
 * request.
 */
export const outOfOrderWindow = ({ telemetry }: Fleet): Duration =>
  durationOf(2 * seconds(telemetry.longestOutage))
