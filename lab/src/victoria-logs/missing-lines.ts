import { until } from '../hosts/until.ts'
import type { LogStore, Span } from '../logs/log-store.ts'
import type { LogWriter } from '../logs/log-writer.ts'

type Written = Pick<LogWriter, 'mark' | 'written'>

/** The last minutes and the next, in milliseconds since 1970. */
export const minutes = (count: number): Span => ({
  from: Date.now() - count * 60_000,
  to: Date.now() + 60_000,
})

/** The time in which all lines of a test are, in minutes. */
const OF_A_TEST = 5

/** The ids of a writer's lines that a store has. */
const foundIn = async (store: LogStore, { mark }: Written): Promise<readonly number[]> => {
  const lines = await store.lines(mark, minutes(OF_A_TEST))
  return lines.map(({ text }) => Number(text.slice(mark.length, text.indexOf(' '))))
}

/** The ids of a writer's lines that none of some stores has. */
export const missingIn = async (stores: readonly LogStore[], writer: Written): Promise<readonly number[]> => {
  const found = new Set((await Promise.all(stores.map((store) => foundIn(store, writer)))).flat())
  return Array.from({ length: writer.written() }, (_, index) => index + 1).filter((id) => !found.has(id))
}

/** The number of a writer's lines that a store has more than once. */
export const sentAgainTo = async (store: LogStore, writer: Written): Promise<number> => {
  const found = await foundIn(store, writer)
  return found.length - new Set(found).size
}

/** Waits until no more of a writer's lines come to some stores. */
export const untilNoMore = async (stores: readonly LogStore[], { mark }: Written): Promise<void> => {
  let found = ''
  let since = performance.now()
  await until(
    'no more lines come',
    async () => {
      const now = String(await Promise.all(stores.map((store) => store.count(mark, minutes(OF_A_TEST)))))
      if (now !== found) since = performance.now()
      found = now
      return performance.now() - since > 8000
    },
    { seconds: 90, every: 500 },
  )
}
