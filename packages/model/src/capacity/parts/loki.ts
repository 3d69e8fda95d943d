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
  sharedBytes(
    'memory',
    undefined,
    containerFor(part.need).limits.memory,
    ({ logs }) => needsOf(fleet, part, logs).memory,
    ['baseOfLoki', 'logsOfANode', ...(part.component === 'ingester' ? INGESTER_STREAMS : [])],
  )

const INGESTER_STREAMS = ['bytesOfALokiStream', 'streamsOfANode'] as const

const volumeOf = (fleet: Fleet, part: LokiPart): Limit =>
  sharedBytes(
    'a day without the bucket',
    'hub.loki.volume',
    fleet.hub.loki.volume,
    ({ logs }) => needsOf(fleet, part, logs).disk,
    ['logsOfANode'],
  )
