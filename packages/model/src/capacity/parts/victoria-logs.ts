import { victoriaLogs } from '../../contracts/victoria-logs.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import { bytes } from '../../scalars/quantities.ts'
import type { LogsLoad } from '../load.ts'
import { victoriaLogsNeeds } from '../log-stores.ts'
import type { Part } from '../part.ts'

/** The process of a VictoriaLogs, or its storage nodes. */
export const victoriaLogsPart = (fleet: Fleet): Part | undefined => {
  const store = victoriaLogs(fleet)
  if (!store) return undefined
  const { settings, storageNodes, isCluster, retentionSize } = store
  const needs = (logs: LogsLoad) => victoriaLogsNeeds(logs, seconds(settings.retention), storageNodes)
  return {
    name: isCluster ? 'VictoriaLogs, storage node' : 'VictoriaLogs',
    pods: storageNodes * settings.copies,
    limits: [
      {
        name: 'memory',
        field: 'hub.logs.resources.limits.memory',
        unit: 'bytes',
        has: bytes(settings.resources.limits.memory),
        grows: true,
        needs: ({ logs }) => needs(logs).memory,
        by: ['baseOfVictoriaLogs', 'bytesOfAVictoriaLogsStream', 'bytesOfALineASecond', 'streamsOfANode'],
      },
      {
        name: `lines of ${settings.retention}`,
        field: settings.retentionSize === undefined ? 'hub.logs.volume' : 'hub.logs.retentionSize',
        unit: 'bytes',
        has: retentionSize,
        grows: true,
        needs: ({ logs }) => needs(logs).disk,
        by: ['logsOfANode', 'victoriaLogsCompression'],
      },
    ],
  }
}
