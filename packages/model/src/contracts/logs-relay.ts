import { logsLoad } from '../capacity/load.ts'
import { logsRelayNeeds, relayQueueNeed } from '../capacity/logs-relay.ts'
import { containerFor, volumeFor } from '../capacity/need.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Resources } from '../fleet/resources.ts'
import { hubCluster, nodeCount } from '../fleet/topology.ts'
import { seconds } from '../scalars/durations.ts'
import type { DnsLabel } from '../scalars/names.ts'
import { bytes, type ByteQuantity } from '../scalars/quantities.ts'
import type { ServicePort } from './services.ts'
import { OTLP_PORTS } from './traces.ts'
import { victoriaLogsCopies, type VictoriaLogs } from './victoria-logs.ts'

/** The name of its objects. */
export const LOGS_RELAY = 'logs-relay'

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
}

/** A volume binds a pod to its node: a second takes lines while the node of the first is away. */
const MOST_REPLICAS = 2

/** The relay of a fleet that stores its logs in two copies. */
export const logsRelay = (fleet: Fleet): LogsRelay | undefined => {
  const copies = victoriaLogsCopies(fleet)
  const [first] = copies
  if (!first || copies.length === 1) return undefined
  const { queue, storageClass, resources } = first.settings.relay ?? {}
  const load = logsLoad(fleet)
  const ofEach = bytes(queue ?? volumeFor(relayQueueNeed(load, seconds(fleet.telemetry.longestOutage))))
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
    resources: resources ?? containerFor(logsRelayNeeds(load)),
  }
}
