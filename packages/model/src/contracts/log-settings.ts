import type { Fleet } from '../fleet/fleet.ts'
import type { VictoriaLogsStore } from '../fleet/logs-store.ts'
import type { ByteQuantity } from '../scalars/quantities.ts'

/** What any store of logs states of the load and of the proxy in front of it. */
export interface LogSettings {
  readonly logsPerDay?: ByteQuantity
  readonly gateway: VictoriaLogsStore['gateway']
}

/** The settings of the store that the hub has. */
export const logSettings = ({ hub }: Fleet): LogSettings =>
  hub.logs.store === 'victoria-logs' ? hub.logs : hub.loki
