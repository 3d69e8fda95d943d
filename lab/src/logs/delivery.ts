import { until } from '../hosts/until.ts'
import type { LogStore, Span, StoredLine } from './log-store.ts'
import type { LogWriter } from './log-writer.ts'

/** The delivery of a writer's lines. */
export interface Delivery {
  readonly written: number
  readonly lost: number
  /** Lines that the store returns with two times, or in two streams. */
  readonly twice: number
  /** Equal copies, which a collector sent again. Unknown where the store keeps one of two equal lines. */
  readonly sentAgain: number | undefined
}

const minute = 60_000

/** The queried time before and after now, in milliseconds: a clock may be an hour off in both directions. */
const within = 90 * minute

const aboutNow = (): Span => ({ from: Date.now() - within, to: Date.now() + within })

const lineKey = ({ stream, time, text }: StoredLine): string => `${stream} ${time} ${text}`

/** Reads a writer's lines from a store and counts each. */
export const deliveryOf = async (store: LogStore, writer: LogWriter): Promise<Delivery> => {
  const lines = await store.lines(writer.mark, aboutNow())
  const different = new Map(lines.map((line) => [lineKey(line), line]))
  const times = new Map<number, number>()
  for (const { text } of different.values()) {
    const id = Number(text.slice(writer.mark.length, text.indexOf(' ')))
    times.set(id, (times.get(id) ?? 0) + 1)
  }
  const written = writer.written()
  return {
    written,
    lost: written - times.size,
    twice: [...times.values()].filter((count) => count > 1).length,
    sentAgain: store.keepsDuplicates ? lines.length - different.size : undefined,
  }
}

/**
 * Waits until a store has all of a writer's lines.
 * @returns the time, in seconds
 * @throws with the number of missing lines, when the time is over
 */
export const untilDelivered = async (store: LogStore, writer: LogWriter, seconds = 60): Promise<number> => {
  const began = performance.now()
  let found = 0
  await until(
    `all ${writer.written()} lines are in ${store.name}`,
    async () => {
      found = await store.count(writer.mark, aboutNow())
      return found >= writer.written()
    },
    { seconds, explain: () => `${found} are there`, every: 500 },
  )
  return (performance.now() - began) / 1000
}
