import { gatewayCpu } from '../capacity/gateway.ts'
import { logsLoad, metricsLoad } from '../capacity/load.ts'
import { roomyCpu } from '../capacity/need.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Resources } from '../fleet/resources.ts'
import { ByteQuantity, CpuQuantity } from '../scalars/quantities.ts'
import { logSettings } from './log-settings.ts'

/** The container of the proxy in front of the stores: what is stated, or what the pushes of all clusters take. */
export const gatewayResources = (fleet: Fleet): Resources =>
  logSettings(fleet).gateway.resources ?? byPushes(fleet)

/** The CPU of a gateway of few clusters, in thousandths of a core. */
const LEAST = { limit: 200, request: 15 } as const

const byPushes = (fleet: Fleet): Resources => {
  const needed = 1000 * gatewayCpu(fleet, { logs: logsLoad(fleet), metrics: metricsLoad(fleet) })
  return {
    limits: {
      cpu: CpuQuantity.parse(`${Math.max(LEAST.limit, roomyCpu(needed))}m`),
      memory: ByteQuantity.parse('128Mi'),
    },
    requests: {
      cpu: CpuQuantity.parse(`${Math.max(LEAST.request, Math.ceil(needed))}m`),
      memory: ByteQuantity.parse('64Mi'),
    },
  }
}
