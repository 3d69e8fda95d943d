import type { Fleet } from '../fleet/fleet.ts'
import { isDistributedLoki, LOKI_PART_NAMES, type LokiPartName } from './loki-parts.ts'
import type { ServicePort } from './services.ts'

/**
 * The hub's stores as their charts install them: Service names, ports and pod labels are from the charts' templates
 * (loki 18.11.0, kube-prometheus-stack 88.5.3; with `cleanPrometheusOperatorObjectNames` off). Only this file and
 * `ingest.ts` know which programs the stores are.
 */
export interface Store {
  /** The Helm release, and with it the prefix of the names it makes. */
  readonly release: string
  readonly service: ServicePort
  /** The port on the store's pods to which the Service inside the cluster leads. */
  readonly podPort: string
  /** The port on the store's pods to which the node port leads. */
  readonly ingestPort: string | number
  readonly podLabels: Readonly<Record<string, string>>
}

export const LOKI_RELEASE = 'loki'
export const PROMETHEUS_RELEASE = 'kube-prometheus-stack'

/** The gateway's port for pods of the hub, which its chart names `http`. */
export const LOKI_GATEWAY_PORT = 8080

/** The gateway's port for spokes, which only takes lines. The chart's only port name is `http`. */
export const LOGS_INGEST_PORT = 8081

/** Loki's gateway: all pushes and queries go through it. */
export const lokiGateway = ({ telemetry }: Fleet): Store => ({
  release: LOKI_RELEASE,
  service: { name: 'loki-gateway', namespace: telemetry.namespace, port: 80, portName: 'http' },
  podPort: 'http',
  ingestPort: LOGS_INGEST_PORT,
  podLabels: lokiPodLabels('gateway'),
})

/** The gateway of a fleet without Loki’s chart. */
export const OWN_GATEWAY = 'telemetry-gateway'

/** The gateway in front of the stores, which Loki's chart brings where Loki is the store of logs. */
export const gateway = (fleet: Fleet): Store =>
  fleet.hub.logs.store === 'loki'
    ? lokiGateway(fleet)
    : {
        ...lokiGateway(fleet),
        release: OWN_GATEWAY,
        service: { ...lokiGateway(fleet).service, name: OWN_GATEWAY },
        podLabels: { 'app.kubernetes.io/name': OWN_GATEWAY },
      }

/** The name of the program that stores logs, for a sentence. */
export const storeOfLogs = ({ hub }: Fleet): string => (hub.logs.store === 'loki' ? 'Loki' : 'VictoriaLogs')

/** The gateway's port for metrics of spokes, which only takes remote write. */
export const METRICS_INGEST_PORT = 8082

/** The same gateway, in front of Prometheus. */
export const metricsGateway = (fleet: Fleet): Store => ({
  ...gateway(fleet),
  ingestPort: METRICS_INGEST_PORT,
})

/** The gateway's port for spans of spokes, which only takes OTLP. */
export const TRACES_INGEST_PORT = 8083

/** The same gateway, in front of Jaeger. */
export const tracesGateway = (fleet: Fleet): Store => ({
  ...gateway(fleet),
  ingestPort: TRACES_INGEST_PORT,
})

const lokiService = ({ telemetry }: Fleet, part?: LokiPartName): ServicePort => ({
  name: part === undefined ? LOKI_RELEASE : `${LOKI_RELEASE}-${part}`,
  namespace: telemetry.namespace,
  port: 3100,
  portName: 'http-metrics',
})

/** What takes lines, behind the gateway: Loki itself, or the part of it that does. */
export const lokiServer = (fleet: Fleet): ServicePort =>
  lokiService(fleet, isDistributedLoki(fleet) ? LOKI_PART_NAMES.distributor : undefined)

/** What answers queries, behind the gateway. */
export const lokiReader = (fleet: Fleet): ServicePort =>
  lokiService(fleet, isDistributedLoki(fleet) ? LOKI_PART_NAMES.queryFrontend : undefined)

/** All that a line needs to be taken, and that counts those which are not. */
export const lokiWriters = (fleet: Fleet): readonly ServicePort[] =>
  isDistributedLoki(fleet)
    ? [lokiServer(fleet), lokiService(fleet, LOKI_PART_NAMES.ingester)]
    : [lokiServer(fleet)]

/** The workload behind the Service of one of them, as kubectl names it. */
export const lokiWorkload = ({ name }: ServicePort): string =>
  `${name === `${LOKI_RELEASE}-${LOKI_PART_NAMES.distributor}` ? 'deployment' : 'statefulset'}/${name}`

/** The labels of all of Loki's pods. */
export const LOKI_POD_LABELS: Readonly<Record<string, string>> = {
  'app.kubernetes.io/instance': LOKI_RELEASE,
  'app.kubernetes.io/name': 'loki',
}

/** The labels of all of Loki's pods but the gateway, which find each other by them. */
export const LOKI_MEMBER_LABELS: Readonly<Record<string, string>> = {
  ...LOKI_POD_LABELS,
  'app.kubernetes.io/part-of': 'memberlist',
}

/** The labels of one of Loki's components. */
export const lokiPodLabels = (
  component: 'gateway' | 'single-binary' | LokiPartName,
): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/component': component,
  ...LOKI_POD_LABELS,
})

/** The Service of the hub's Prometheus, and with it the job in which that scrapes itself. No spoke has it. */
export const PROMETHEUS_JOB = `${PROMETHEUS_RELEASE}-prometheus`

export const prometheusServer = ({ telemetry }: Fleet): Store => ({
  release: PROMETHEUS_RELEASE,
  service: {
    name: PROMETHEUS_JOB,
    namespace: telemetry.namespace,
    port: 9090,
    portName: 'http-web',
  },
  podPort: 'http-web',
  ingestPort: 'http-web',
  podLabels: {
    'app.kubernetes.io/name': 'prometheus',
    'operator.prometheus.io/name': PROMETHEUS_JOB,
  },
})

/** What the chart of Grafana names its pods by, the claim of its database where it has a volume, and the user of its image. */
export const GRAFANA_POD = {
  labels: { 'app.kubernetes.io/instance': PROMETHEUS_RELEASE, 'app.kubernetes.io/name': 'grafana' },
  claim: `${PROMETHEUS_RELEASE}-grafana`,
  user: 472,
} as const

/** Grafana, which the chart of Prometheus installs. */
export const grafanaServer = ({ telemetry }: Fleet): ServicePort => ({
  name: `${PROMETHEUS_RELEASE}-grafana`,
  namespace: telemetry.namespace,
  port: 80,
  portName: 'http-web',
})
