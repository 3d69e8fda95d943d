import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import type { LogsLoad } from '../load.ts'
import { lokiNeeds } from '../log-stores.ts'
import { sharedBytes, type Part } from '../part.ts'

/** The one process of a Loki. */
export const lokiPart = ({ hub: { loki } }: Fleet): Part => {
  const { retention, volume, resources, objectStorage } = loki
  const hasBucket = objectStorage !== undefined
  const needs = (load: LogsLoad) => lokiNeeds(load, seconds(retention), hasBucket)
  return {
    name: 'Loki',
    pods: 1,
    limits: [
      sharedBytes(
        'memory',
        'hub.loki.resources.limits.memory',
        resources.limits.memory,
        ({ logs }) => needs(logs).memory,
        ['baseOfLoki', 'bytesOfALokiStream', 'streamsOfANode'],
      ),
      sharedBytes(
        hasBucket ? 'a day without the bucket' : `lines of ${retention}`,
        'hub.loki.volume',
        volume,
        ({ logs }) => needs(logs).disk,
        ['logsOfANode', ...(hasBucket ? [] : (['lokiCompression'] as const))],
      ),
    ],
  }
}
