import { secondsInto } from './recurring.ts'
import type { Machine } from '../workload.ts'
import type { World } from '../world.ts'

/** A node that runs short of memory for half an hour: available memory near nothing, waiting for memory, MemoryPressure. */
const PRESSURE = { before: 40 * 60, lasts: 31 * 60 }

/** How hard a machine is pressed, from 0 to 1: it comes and goes within some minutes. */
export const pressureOf = (
  { address }: Pick<Machine, 'address'>,
  world: World,
): ((time: number) => number) => {
  if (world.clusters[0]?.nodes.at(-1)?.address !== address) return () => 0
  return (time) => {
    const into = secondsInto(time, world.moment, PRESSURE)
    return into === undefined ? 0 : Math.min(1, into / RISE, (PRESSURE.lasts - into) / RISE)
  }
}

const RISE = 6 * 60
