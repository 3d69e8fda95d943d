import {
  gateway,
  JAEGER,
  logsRelay,
  lokiServer,
  lokiWorkload,
  prometheusServer,
  PUSH_SECRET,
  pushCredentials,
  THANOS,
  usesThanos,
  usesVictoriaLogs,
  victoriaLogs,
  type Fleet,
} from '@fleet/model'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { Signal } from './push.ts'

/** Why a push fails, and what to do. */
interface Reason {
  readonly cause: string
  readonly fix: string
}

const CAUSES: Readonly<Record<Signal, Readonly<Record<number, string>>>> = {
  logs: {
    400: 'Loki refuses lines that are too old, too long, or of a stream past its limits. The collector drops the request.',
    404: 'The gateway passes only the paths of its configuration, and `/otlp/v1/logs` is not among them.',
    413: 'The gateway takes no request of this size. The collector drops it.',
    429: 'Loki takes no more lines a second than its limits permit.',
    502: 'The gateway runs, and Loki behind it does not.',
    503: 'Loki is not ready, or refuses a request whose inner message is over its limit of 4 MiB.',
  },
  metrics: {
    400: 'Prometheus refuses samples that it takes for too old, out of order or duplicates. The collector drops the whole request.',
    404: 'The remote-write receiver of Prometheus is off.',
    502: 'The gateway runs, and Prometheus behind it does not.',
    503: 'Prometheus is not ready: it starts, or reads its write-ahead log again.',
  },
  traces: {
    400: 'Jaeger reads no spans in the request. The collector drops it.',
    404: 'The gateway passes only `POST /v1/traces`, and the collector sends to another path.',
    413: 'The gateway takes no request of this size. The collector drops it.',
    502: 'The gateway runs, and Jaeger behind it does not.',
    503: 'Jaeger is not ready, or cannot store: its volume may be full.',
  },
}

/** Of VictoriaLogs. It acknowledges lines that it drops for their time. */
const OF_VICTORIA_LOGS: Readonly<Record<number, string>> = {
  400: 'VictoriaLogs cannot read the request. The collector drops it.',
  429: 'The volume of VictoriaLogs is full: it only reads.',
  502: 'The gateway runs, and VictoriaLogs behind it does not.',
  503: 'VictoriaLogs is not ready.',
}

/** Of the Receives of Thanos, behind the gateway. */
const OF_THANOS: Readonly<Record<number, string>> = {
  400: 'Receive reads no valid samples in the request. The collector drops it.',
  404: 'The gateway passes only `/api/v1/write`, and the collector sends to another path.',
  409: 'Receives refuse samples that are older than their out-of-order window, or have another value at one time. They store the others of the request, and the collector does not send it again.',
  413: 'The gateway takes no request of this size. The collector drops it.',
  429: 'Receive is over a limit. The collector sends the request again.',
  502: 'The gateway runs, and no Receive behind it does.',
  503: 'Fewer Receives store samples than must: one is away, reads its log again, or does not find the others of its hashring.',
}

/** Of the relay before two copies. */
const OF_RELAY: Readonly<Record<number, string>> = {
  400: 'The relay cannot read the request. The collector drops it.',
  502: 'The gateway runs, and the relay behind it does not.',
  503: 'The relay has reached its memory limit, or cannot write to its volume.',
  504: 'A queue of the relay is full: a copy of the store of logs takes no lines. The collector keeps them.',
}

const causesOf = ({ fleet }: LiveFleet, signal: Signal): Readonly<Record<number, string>> => {
  if (signal === 'metrics' && usesThanos(fleet)) return OF_THANOS
  if (signal !== 'logs' || !usesVictoriaLogs(fleet)) return CAUSES[signal]
  return { ...CAUSES.logs, ...(logsRelay(fleet) ? OF_RELAY : OF_VICTORIA_LOGS) }
}

const BY_CLASS: Readonly<Record<number, string>> = {
  4: 'The store refuses the request, and the collector drops it.',
  5: 'The store fails: its volume may be full, or its memory too small.',
}

/** Where the gateway asks for credentials, its 503 may be about them; that of a store looks alike in the log of an exporter of OTLP. */
const OF_CREDENTIAL = /does not accept this credential/

/** What an HTTP status says of the store. @param error what the log has of the answer */
export const reasonOf = (fleet: LiveFleet, signal: Signal, status: number, error: string): Reason => {
  if (status === 503 && OF_CREDENTIAL.test(error))
    return {
      cause: `The gateway takes only credentials of the Secret ${PUSH_SECRET.name} of the hub, and that of this cluster is not among them. Nothing is lost while the queue has room.`,
      fix: logOfGateway(fleet),
    }
  if (status === 503 && signal !== 'metrics' && pushCredentials(fleet.fleet))
    return {
      cause: `${causesOf(fleet, signal)[503]} Or the gateway does not accept the credential of this cluster: its log says so.`,
      fix: logOfGateway(fleet),
    }
  return reasonOfStore(fleet, signal, status)
}

const logOfGateway = ({ fleet, hub }: LiveFleet): string =>
  kubectl(
    hub,
    `--namespace ${fleet.telemetry.namespace} logs deployment/${gateway(fleet).service.name} --since 10m`,
  )

const reasonOfStore = (fleet: LiveFleet, signal: Signal, status: number): Reason => ({
  cause:
    causesOf(fleet, signal)[status] ?? BY_CLASS[Math.floor(status / 100)] ?? `The hub answers ${status}.`,
  fix: logOfStore(fleet, signal),
})

const WORKLOADS: Readonly<Record<Signal, (fleet: Fleet) => string>> = {
  logs: (fleet) => {
    const taker = logsRelay(fleet)?.service ?? victoriaLogs(fleet)?.storage
    return taker ? `statefulset/${taker.name}` : lokiWorkload(lokiServer(fleet))
  },
  metrics: (fleet) =>
    usesThanos(fleet)
      ? `statefulset/${THANOS.receive}`
      : `statefulset/prometheus-${prometheusServer(fleet).service.name} --container prometheus`,
  traces: () => `statefulset/${JAEGER}`,
}

const logOfStore = ({ fleet, hub }: LiveFleet, signal: Signal): string =>
  kubectl(hub, `--namespace ${fleet.telemetry.namespace} logs ${WORKLOADS[signal](fleet)} --since 10m`)

/** What the lack of a connection says of the way. @param address `100.107.254.112:31080` */
export const reasonOfNoConnection = (
  error: string,
  { node, address }: { readonly node: string; readonly address: string },
): Reason => {
  const [host = ''] = address.split(':')
  return {
    cause: /connection refused/.test(error)
      ? `The machine ${host} answers, and nothing listens on the port, or a NetworkPolicy of the hub refuses the node.`
      : `The link to ${host} is down, the machine is off, or the hub has another address now.`,
    fix: `on node ${node}: \`tailscale ping ${host}\`, then \`curl --max-time 5 http://${address}/\`: any status shows that the way is open`,
  }
}
