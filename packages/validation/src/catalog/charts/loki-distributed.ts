import type { ForeignCall, ForeignPods, ForeignService } from './chart-contract.ts'
import {
  LABELS_OF_SERVICES,
  LOKI_COMMON,
  LOKI_ISOLATION,
  LOKI_MEMBERS,
  LOKI_NAMESPACE,
  LOKI_PORTS,
  lokiPodLabels,
  UNSCRAPED,
} from './loki-labels.ts'

/** One of the programs that Loki is in the mode `Distributed`. */
interface Component {
  /** Its key in the values. */
  readonly key: string
  /** The last word of the names of its Services, and the label of its pods. */
  readonly name: string
  /** The components that it calls by gRPC. */
  readonly asks: readonly string[]
  /** Those that it calls by HTTP. */
  readonly reads?: readonly string[]
  readonly takesLogs?: true
}

/** As rendered, and as the configuration that the chart writes has them find each other. */
const COMPONENTS: readonly Component[] = [
  { key: 'distributor', name: 'distributor', asks: ['ingester'], takesLogs: true },
  { key: 'ingester', name: 'ingester', asks: [] },
  {
    key: 'querier',
    name: 'querier',
    asks: ['ingester', 'index-gateway', 'query-scheduler', 'query-frontend', 'compactor'],
  },
  {
    key: 'queryFrontend',
    name: 'query-frontend',
    asks: ['query-scheduler', 'compactor'],
    reads: ['querier'],
  },
  { key: 'queryScheduler', name: 'query-scheduler', asks: [] },
  { key: 'indexGateway', name: 'index-gateway', asks: [] },
  { key: 'compactor', name: 'compactor', asks: [] },
]

/** The keys in the values of the parts of a distributed Loki. */
export const LOKI_COMPONENTS: readonly string[] = COMPONENTS.map(({ key }) => key)

const callTo =
  (port: { readonly number: number }) =>
  (name: string): ForeignCall => ({ to: lokiPodLabels(name), port: port.number })

/** The gateway pushes to one component, and reads from another. */
export const callsOfGateway: readonly ForeignCall[] = ['distributor', 'query-frontend'].map(
  callTo(LOKI_PORTS.http),
)

const podsOf = ({ key, name, asks, reads = [], takesLogs }: Component): ForeignPods => ({
  part: 'loki',
  namespaceFrom: LOKI_NAMESPACE,
  labels: { ...LOKI_COMMON, ...lokiPodLabels(name), ...LOKI_MEMBERS },
  more: [['commonLabels'], ['loki', 'podLabels'], ['defaults', 'podLabels'], [key, 'podLabels']],
  ports: [LOKI_PORTS.http, LOKI_PORTS.grpc, LOKI_PORTS.memberlist],
  ...(takesLogs && { intake: { takes: 'logs' as const, path: '/otlp' } }),
  isolation: LOKI_ISOLATION,
  calls: [
    ...asks.map(callTo(LOKI_PORTS.grpc)),
    ...reads.map(callTo(LOKI_PORTS.http)),
    ...COMPONENTS.map((other) => callTo(LOKI_PORTS.memberlist)(other.name)),
  ],
})

const servicesOf = ({ key, name }: Component): readonly (readonly [string, ForeignService])[] => {
  const service = {
    part: 'loki',
    namespaceFrom: LOKI_NAMESPACE,
    labels: { ...LOKI_COMMON, 'app.kubernetes.io/component': name },
    more: [...LABELS_OF_SERVICES, [key, 'serviceLabels'], [key, 'service', 'labels']],
    ports: [LOKI_PORTS.http, LOKI_PORTS.grpc, LOKI_PORTS.grpclb],
    selector: lokiPodLabels(name),
  }
  const headless = { ...service, labels: { ...service.labels, ...UNSCRAPED, variant: 'headless' } }
  return [
    [`loki-${name}`, service],
    [`loki-${name}-headless`, headless],
  ]
}

export const lokiDistributed = {
  services: Object.fromEntries(COMPONENTS.flatMap(servicesOf)),
  pods: COMPONENTS.map(podsOf),
}
