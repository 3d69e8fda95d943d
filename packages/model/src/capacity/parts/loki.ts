import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import { bytes } from '../../scalars/quantities.ts'
import type { LogsLoad } from '../load.ts'
import { lokiNeeds } from '../log-stores.ts'
import type { Part } from '../part.ts'

/** The one process of a Loki. */
export const lokiPart = ({ hub: { loki } }: Fleet): Part => {
  const needs = (logs: LogsLoad) => lokiNeeds(logs, seconds(loki.retention), loki.objectStorage !== undefined)
  return {
    name: 'Loki',
    pods: 1,
    limits: [
      {
        name: 'memory',
        field: 'hub.loki.resources.limits.memory',
        unit: 'bytes',
        has: bytes(loki.resources.limits.memory),
        grows: true,
        needs: ({ logs }) => needs(logs).memory,
        by: ['baseOfLoki', 'bytesOfALokiStream', 'streamsOfANode'],
      },
      {
        name: loki.objectStorage ? 'volume, for a day without the bucket' : `volume, for ${loki.retention}`,
        field: 'hub.loki.volume',
        unit: 'bytes',
        has: bytes(loki.volume),
        grows: true,
        needs: ({ logs }) => needs(logs).disk,
        by: ['logsOfANode', ...(loki.objectStorage ? [] : (['lokiCompression'] as const))],
      },
    ],
  }
}
