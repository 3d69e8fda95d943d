import { samplesIn, sumOf } from '../expositions/samples.ts'
import { until } from '../hosts/until.ts'
import type { Loki } from '../programs/loki.ts'
import type { LogWriter } from './log-writer.ts'

/** What became of a writer's lines. */
export interface Delivery {
  readonly written: number
  readonly lost: number
  /** Lines that Loki gives more than once. */
  readonly twice: number
}

const minute = 60_000

/** Lines that are asked for lie in this time about now, in milliseconds: a clock may be an hour off either way. */
const within = 90 * minute

const labSelector = '{cluster=~".+"}'

/** How many lines of a writer Loki has, without reading them. */
const countInLoki = async (loki: Loki, { mark }: LogWriter): Promise<number> => {
  const time = String(Math.ceil((Date.now() + within) / 1000))
  const query = `sum(count_over_time(${labSelector} |= "${mark}" [${(2 * within) / minute}m]))`
  const answer = await loki.query('query', { query, time })
  const [sum] = (answer as { readonly data: { readonly result: readonly { value: [number, string] }[] } })
    .data.result
  return Number(sum?.value[1] ?? 0)
}

/** Reads a writer's lines back from Loki and counts how often each is there. */
export const deliveryOf = async (loki: Loki, writer: LogWriter): Promise<Delivery> => {
  const now = Date.now()
  const streams = await loki.lines(`${labSelector} |= "${writer.mark}"`, now - within, now + within)
  const times = new Map<number, number>()
  for (const { values } of streams) {
    for (const [, line] of values) {
      const id = Number(line.slice(writer.mark.length, line.indexOf(' ')))
      times.set(id, (times.get(id) ?? 0) + 1)
    }
  }
  const written = writer.written()
  return {
    written,
    lost: written - times.size,
    twice: [...times.values()].filter((count) => count > 1).length,
  }
}

/**
 * Waits until Loki has all that a writer has written.
 * @returns how long that took, in seconds
 * @throws when the time is over, with how many are missing
 */
export const untilDelivered = async (loki: Loki, writer: LogWriter, seconds = 60): Promise<number> => {
  const began = performance.now()
  let found = 0
  await until(
    `all ${writer.written()} lines are in Loki`,
    async () => {
      found = await countInLoki(loki, writer)
      return found >= writer.written()
    },
    { seconds, explain: () => `${found} are there`, every: 500 },
  )
  return (performance.now() - began) / 1000
}

/** What reached a running Loki, refused or not, and how often the same: it stores one of two lines that are alike. */
export interface Received {
  readonly lines: number
  /** When this Loki was started, in seconds since 1970: its count begins there. */
  readonly since: number
}

export const receivedBy = async (loki: Loki): Promise<Received> => {
  const samples = samplesIn(await loki.metrics())
  return {
    lines: sumOf(samples, 'loki_distributor_lines_received_total') ?? 0,
    since: sumOf(samples, 'process_start_time_seconds') ?? 0,
  }
}
