import { loadOf } from '../capacity/load.ts'
import { logsRelayNeeds, relayQueueNeed } from '../capacity/logs-relay.ts'
import { containerFor, volumeFor } from '../capacity/need.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Resources } from '../fleet/resources.ts'
import { hubCluster, nodeCount } from '../fleet/topology.ts'
import { seconds } from '../scalars/durations.ts'
import type { DnsLabel } from '../scalars/names.ts'
import { bytes, quantityOf, type ByteQuantity } from '../scalars/quantities.ts'
import type { ServicePort } from './services.ts'
import { OTLP_PORTS } from './traces.ts'
import { victoriaLogsCopies, type VictoriaLogs } from './victoria-logs.ts'

/** The name of its objects. */
export const LOGS_RELAY = 'logs-relay'

/** The path of OTLP over HTTP to which lines are sent. */
export const OTLP_LOGS_PATH = '/v1/logs'

/** The collector between the gateway and two copies of the store of logs. */
export interface LogsRelay {
  /** Takes lines by OTLP over HTTP. */
  readonly service: ServicePort
  readonly replicas: number
  readonly copies: readonly VictoriaLogs[]
  /** The lines that wait for one copy, in bytes. Each pod has as much for each copy: while one is away, the others take all lines. */
  readonly queue: number
  readonly volume: ByteQuantity
  readonly storageClass: DnsLabel
  readonly resources: Resources
  /** The heap at which it refuses lines. */
  readonly memoryLimit: ByteQuantity
}

/** A volume binds a pod to its node: a second takes lines while the node of the first is away. */
const MOST_REPLICAS = 2

/** Of its memory. Beside the heap, its queues on disk are mapped. */
const SHARE_OF_THE_HEAP = 0.75

/** The relay of a fleet that stores its logs in two copies. */
export const logsRelay = (fleet: Fleet): LogsRelay | undefined => {
  const copies = victoriaLogsCopies(fleet)
  const [first] = copies
  if (!first || copies.length === 1) return undefined
  const { queue, storageClass, resources: stated } = first.settings.relay ?? {}
  const load = loadOf(fleet)
  const resources = stated ?? containerFor(logsRelayNeeds(load))
  const ofEach = bytes(queue ?? volumeFor(relayQueueNeed(load.logs, seconds(fleet.telemetry.longestOutage))))
  return {
    service: {
      name: LOGS_RELAY,
      namespace: fleet.telemetry.namespace,
      port: OTLP_PORTS.http,
      portName: 'otlp-http',
    },
    replicas: Math.min(MOST_REPLICAS, nodeCount(hubCluster(fleet))),
    copies,
    queue: ofEach,
    volume: volumeFor(ofEach * copies.length),
    storageClass: storageClass ?? hubCluster(fleet).storageClass,
    resources,
    memoryLimit: quantityOf(Math.floor(SHARE_OF_THE_HEAP * bytes(resources.limits.memory))),
  }
}
