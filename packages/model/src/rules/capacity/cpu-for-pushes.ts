import { gatewayCpu } from '../../capacity/gateway.ts'
import { logsLoad, metricsLoad } from '../../capacity/load.ts'
import { logSettings } from '../../contracts/log-settings.ts'
import { millicores } from '../../scalars/quantities.ts'
import type { InventoryRule } from '../inventory-rule.ts'

export const requireCpuForPushes: InventoryRule = {
  id: 'require-cpu-for-pushes',
  severity: 'warning',
  summary: 'The CPU limit of the gateway suffices for what the clusters push through it.',
  rationale:
    'A gateway that is throttled answers late. The collectors wait for it, and their queues fill although the hub is up.',
  check: (fleet) => {
    const cpu = logSettings(fleet).gateway.resources?.limits.cpu
    const needed = gatewayCpu(fleet, { logs: logsLoad(fleet), metrics: metricsLoad(fleet) })
    if (cpu === undefined || needed * 1000 <= millicores(cpu)) return []
    const section = fleet.hub.logs.store === 'loki' ? 'loki' : 'logs'
    return [
      {
        path: ['hub', section, 'gateway', 'resources', 'limits', 'cpu'],
        message: `hub.${section}.gateway.resources.limits.cpu ${cpu} is less than the about ${Math.ceil(needed * 1000)}m that the pushes of all clusters take, by their seriesBudget and logsPerDay`,
        impact: 'the gateway answers late, and the queues of the collectors fill although the hub is up',
        fix: `raise it to about ${Math.ceil(needed * 20) * 100}m, or leave out the resources: by default they suffice`,
      },
    ]
  },
}
