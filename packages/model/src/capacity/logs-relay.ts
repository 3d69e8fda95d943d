import { ASSUMPTIONS } from './assumptions/index.ts'
import { SECONDS_A_DAY, type FleetLoad, type LogsLoad } from './load.ts'
import type { Need } from './need.ts'

const {
  baseOfRelay,
  bytesOfAQueuedByte,
  bytesOfARelayedLineASecond,
  cpuOfARelayedLine,
  cpuOfARelayedRequest,
} = ASSUMPTIONS

/** The lines that wait for one copy of the store while it is away, for so many seconds. In bytes. */
export const relayQueueNeed = ({ bytesPerDay }: LogsLoad, outage: number): number =>
  (bytesPerDay / SECONDS_A_DAY) * outage * bytesOfAQueuedByte.value

/** A relay that takes all lines, as while the others are away. Its queues are on a volume of their own measure. */
export const logsRelayNeeds = ({ logs, nodes }: Pick<FleetLoad, 'logs' | 'nodes'>): Need => ({
  memory: baseOfRelay.value + logs.linesPerSecond * bytesOfARelayedLineASecond.value,
  disk: 0,
  // A node whose lines fill no request sends one each second.
  cpu: logs.linesPerSecond * cpuOfARelayedLine.value + nodes * cpuOfARelayedRequest.value,
})
