import { logsLoad, SECONDS_A_DAY } from '../../capacity/load.ts'
import { victoriaLogsNeeds } from '../../capacity/log-stores.ts'
import { logsVolume, retentionSize, storageNodes } from '../../contracts/victoria-logs.ts'
import { seconds } from '../../scalars/durations.ts'
import { inDays, inGibibytes, inMebibytes } from '../amounts.ts'
import type { InventoryRule } from '../inventory-rule.ts'
import { hasHub } from './has-hub.ts'

export const requireSizeForLines: InventoryRule = {
  id: 'require-size-for-lines',
  severity: 'warning',
  summary:
    'The size that VictoriaLogs keeps holds the lines of its retention, by what the clusters write in a day.',
  rationale: 'Otherwise it deletes the oldest days by size, and they are missed when they are looked for.',
  check: (fleet) => {
    const { logs } = fleet.hub
    if (logs.store !== 'victoria-logs' || !hasHub(fleet)) return []
    const load = logsLoad(fleet)
    const nodes = storageNodes(fleet, logs)
    const wanted = victoriaLogsNeeds(load, seconds(logs.retention), nodes).disk
    const size = retentionSize(logs, logsVolume(fleet, logs))
    if (wanted <= size) return []
    const days = size / victoriaLogsNeeds(load, SECONDS_A_DAY, nodes).disk
    const field = logs.retentionSize === undefined ? 'volume' : 'retentionSize'
    return [
      {
        path: ['hub', 'logs', 'retention'],
        message: `hub.logs.retention ${logs.retention} is never reached: hub.logs.${field} ${logs[field] ?? ''} holds about ${inDays(days)} of the ${inMebibytes(load.bytesPerDay)} that the clusters write a day`,
        impact: 'VictoriaLogs deletes the oldest days by size, long before their time',
        fix: `raise what it keeps to about ${inGibibytes(wanted)} and the volume with it, shorten the retention, or state logsPerDay of hub.logs or of a cluster as it is`,
      },
    ]
  },
}
