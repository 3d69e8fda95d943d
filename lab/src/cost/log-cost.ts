import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { LogStore } from '../logs/log-store.ts'
import { writeSteadily, type Load } from './steady-load.ts'

/** The cost of a load of lines for a collector. */
export interface LogCost {
  /** The number of written lines, and of those in the store. */
  readonly written: number
  readonly arrived: number
  readonly cpuSecondsPerMillion: number
}

const million = 1_000_000
const secondsToArrive = 90

let loads = 0

const quarterHour = 900_000

/** The collector, the store, and the log file. */
export interface Way {
  readonly host: Host
  readonly file: string
  readonly collector: Program
  readonly store: LogStore
}

/** Writes lines at a rate and waits until the store has them. @returns the collector's cost */
export const logCost = async ({ host, file, collector, store }: Way, load: Load): Promise<LogCost> => {
  loads += 1
  const mark = `lab-load-${loads}`
  const before = collector.cpuSeconds()
  const written = await writeSteadily(host, file, mark, load)
  let arrived = 0
  await collector.until(
    `has brought ${written} lines to ${store.name}`,
    async () => {
      const now = Date.now()
      arrived = await store.count(`${mark} `, { from: now - quarterHour, to: now + quarterHour })
      return arrived >= written
    },
    secondsToArrive,
  )
  const cpuSecondsPerMillion = ((collector.cpuSeconds() - before) / written) * million
  return { written, arrived, cpuSecondsPerMillion }
}
