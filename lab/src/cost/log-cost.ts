import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { LogStore } from '../logs/log-store.ts'
import { writeSteadily, type Load } from './steady-load.ts'

/** What a load of lines cost a collector. */
export interface LogCost {
  /** Lines that were written, and of them those that the store has. */
  readonly written: number
  readonly arrived: number
  readonly cpuSecondsPerMillion: number
}

const million = 1_000_000
const secondsToArrive = 90

let loads = 0

const quarterHour = 900_000

/** Who carries lines to whom, and from which file. */
export interface Way {
  readonly host: Host
  readonly file: string
  readonly collector: Program
  readonly store: LogStore
}

/** Writes lines at a rate, waits until the store has them, and gives what that cost the collector. */
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
