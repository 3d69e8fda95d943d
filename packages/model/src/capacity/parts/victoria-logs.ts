import { victoriaLogs, type VictoriaLogs } from '../../contracts/victoria-logs.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import type { LogsLoad } from '../load.ts'
import { selectNeeds, victoriaLogsNeeds } from '../log-stores.ts'
import { sharedBytes, type Part } from '../part.ts'

/** The process of a VictoriaLogs, or its storage nodes and what asks them. */
export const victoriaLogsParts = (fleet: Fleet): readonly Part[] => {
  const store = victoriaLogs(fleet)
  if (!store) return []
  return [storagePart(store), ...(store.isCluster ? [selectPart(store)] : [])]
}

const MEMORY_FIELD = 'hub.logs.resources.limits.memory'

const selectPart = ({ selectPods, selectResources }: VictoriaLogs): Part => ({
  name: 'VictoriaLogs, queries',
  pods: selectPods,
  limits: [
    sharedBytes({
      name: 'memory',
      field: MEMORY_FIELD,
      has: selectResources.limits.memory,
      needs: ({ logs }) => selectNeeds(logs).memory,
      by: ['baseOfVictoriaLogs', 'bytesOfAnAnsweredStream', 'streamsOfANode'],
    }),
  ],
})

const storagePart = (store: VictoriaLogs): Part => {
  const { settings, storageNodes, isCluster, retentionSize } = store
  const needs = (logs: LogsLoad) => victoriaLogsNeeds(logs, seconds(settings.retention), storageNodes)
  return {
    name: isCluster ? 'VictoriaLogs, storage node' : 'VictoriaLogs',
    pods: storageNodes * settings.copies,
    limits: [
      sharedBytes({
        name: 'memory',
        field: MEMORY_FIELD,
        has: store.storageResources.limits.memory,
        needs: ({ logs }) => needs(logs).memory,
        by: ['baseOfVictoriaLogs', 'bytesOfAVictoriaLogsStream', 'bytesOfALineASecond', 'streamsOfANode'],
      }),
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
