import { lokiParts, lokiReplicationFactor, type LokiPart } from '../../contracts/loki-parts.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import type { LogsLoad } from '../load.ts'
import { lokiComponentNeeds, lokiNeeds } from '../log-stores.ts'
import { containerFor, type Need } from '../need.ts'
import { sharedBytes, type Limit, type Part } from '../part.ts'

/** The one process of a Loki. */
export const onlyLoki = ({ hub: { loki } }: Fleet): Part => {
  const { retention, volume, resources, objectStorage } = loki
  const hasBucket = objectStorage !== undefined
  const needs = (load: LogsLoad) => lokiNeeds(load, seconds(retention), hasBucket)
  return {
    name: 'Loki',
    pods: 1,
    limits: [
      sharedBytes({
        name: 'memory',
        field: 'hub.loki.resources.limits.memory',
        has: resources.limits.memory,
        needs: ({ logs }) => needs(logs).memory,
        by: ['baseOfLoki', 'bytesOfALokiStream', 'streamsOfANode'],
      }),
      sharedBytes({
        name: hasBucket ? 'a day without the bucket' : `lines of ${retention}`,
        field: 'hub.loki.volume',
        has: volume,
        needs: ({ logs }) => needs(logs).disk,
        by: ['logsOfANode', ...(hasBucket ? [] : (['lokiCompression'] as const))],
      }),
    ],
  }
}

/** The parts of a distributed Loki. */
export const distributedLoki = (fleet: Fleet): readonly Part[] =>
  lokiParts(fleet).map((part) => ({
    name: `Loki ${part.name}`,
    pods: part.replicas,
    limits: [memoryOf(fleet, part), ...(part.component === 'ingester' ? [volumeOf(fleet, part)] : [])],
  }))

const needsOf = (fleet: Fleet, { component, replicas }: LokiPart, load: LogsLoad): Need =>
  lokiComponentNeeds(load, component, { replicas, replicationFactor: lokiReplicationFactor(fleet) })

/** No field states its limit: it follows from the logs. */
const memoryOf = (fleet: Fleet, part: LokiPart): Limit =>
  sharedBytes({
    name: 'memory',
    has: containerFor(part.need).limits.memory,
    needs: ({ logs }) => needsOf(fleet, part, logs).memory,
    by: ['baseOfLoki', 'logsOfANode', ...(part.component === 'ingester' ? INGESTER_STREAMS : [])],
  })

const INGESTER_STREAMS = ['bytesOfALokiStream', 'streamsOfANode'] as const

const volumeOf = (fleet: Fleet, part: LokiPart): Limit =>
  sharedBytes({
    name: 'a day without the bucket',
    field: 'hub.loki.volume',
    has: fleet.hub.loki.volume,
    needs: ({ logs }) => needsOf(fleet, part, logs).disk,
    by: ['logsOfANode'],
  })
