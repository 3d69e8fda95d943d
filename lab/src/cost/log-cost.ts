import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Loki } from '../programs/loki.ts'
import { writeSteadily, type Load } from './steady-load.ts'

/** What a load of lines cost a collector. */
export interface LogCost {
  /** Lines that were written, and of them those that Loki has. */
  readonly written: number
  readonly arrived: number
  readonly cpuSecondsPerMillion: number
}

const million = 1_000_000
const secondsToArrive = 90

let loads = 0

const countIn = async (loki: Loki, mark: string): Promise<number> => {
  const query = `sum(count_over_time({cluster=~".+"} |= "${mark} " [15m]))`
  const answer = await loki.query('query', { query })
  const [sum] = (answer as { readonly data: { readonly result: readonly { value: [number, string] }[] } })
    .data.result
  return Number(sum?.value[1] ?? 0)
}

/** Who carries lines to whom, and from which file. */
export interface Way {
  readonly host: Host
  readonly file: string
  readonly collector: Program
  readonly loki: Loki
}

/** Writes lines at a rate, waits until Loki has them, and tells what that cost the collector. */
export const logCost = async ({ host, file, collector, loki }: Way, load: Load): Promise<LogCost> => {
  loads += 1
  const mark = `lab-load-${loads}`
  const before = collector.cpuSeconds()
  const written = await writeSteadily(host, file, mark, load)
  let arrived = 0
  await collector.until(
    `has brought ${written} lines to Loki`,
    async () => {
      arrived = await countIn(loki, mark)
      return arrived >= written
    },
    secondsToArrive,
  )
  const cpuSecondsPerMillion = ((collector.cpuSeconds() - before) / written) * million
  return { written, arrived, cpuSecondsPerMillion }
}
