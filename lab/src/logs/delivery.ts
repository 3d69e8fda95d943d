import { until } from '../hosts/until.ts'
import type { LogStore, Span, StoredLine } from './log-store.ts'
import type { LogWriter } from './log-writer.ts'

/** What became of a writer's lines. */
export interface Delivery {
  readonly written: number
  readonly lost: number
  /** Lines that the store gives with two times, or in two streams. */
  readonly twice: number
  /** Copies that are alike: a collector sent them again. Unknown where the store keeps one of two that are alike. */
  readonly sentAgain: number | undefined
}

const minute = 60_000

/** Lines that are asked for lie in this time about now, in milliseconds: a clock may be an hour off either way. */
const within = 90 * minute

const aboutNow = (): Span => ({ from: Date.now() - within, to: Date.now() + within })

const lineKey = ({ stream, time, text }: StoredLine): string => `${stream} ${time} ${text}`

/** Reads a writer's lines back from a store and counts how often each is there. */
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
 * Waits until a store has all that a writer has written.
 * @returns how long that took, in seconds
 * @throws when the time is over, with how many are missing
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
