import { ASSUMPTIONS } from './assumptions/index.ts'
import { SECONDS_A_DAY, type LogsLoad } from './load.ts'
import type { Need } from './need.ts'

const { baseOfRelay, bytesOfAQueuedByte, bytesOfARelayedLineASecond, cpuOfARelayedLine } = ASSUMPTIONS

/** The lines that wait for one copy of the store while it is away, for so many seconds. In bytes. */
export const relayQueueNeed = ({ bytesPerDay }: LogsLoad, outage: number): number =>
  (bytesPerDay / SECONDS_A_DAY) * outage * bytesOfAQueuedByte.value

/** A relay that takes all lines, as while the others are away. Its queues are on a volume of their own measure. */
export const logsRelayNeeds = (load: LogsLoad): Need => ({
  memory: baseOfRelay.value + load.linesPerSecond * bytesOfARelayedLineASecond.value,
  disk: 0,
  cpu: load.linesPerSecond * cpuOfARelayedLine.value,
})
