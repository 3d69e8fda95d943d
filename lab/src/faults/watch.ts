import type { TestContext } from 'vitest'
import { deliveryOf, untilDelivered } from '../logs/delivery.ts'
import type { LogWriter } from '../logs/log-writer.ts'
import { measured } from '../results/measured.ts'
import { inAll, type Missing } from './scrapes.ts'
import type { FaultLab } from './use-fault-lab.ts'

export interface Outcome {
  /** Lines that the store lacks, and lines that it returns more than once. */
  readonly lost: number
  readonly twice: number
  /** Lines that reached the store more than once. Loki's counter restarts with it. */
  readonly sentTwice: number | undefined
  /** Scrapes that Prometheus lacks. */
  readonly scrapesLost: number
}

/** The expected result where no process with lines or samples is killed. */
export const none = { lost: 0, twice: 0, scrapesLost: 0 }

export const scrapeFigures = ({ made, lost }: Missing): Readonly<Record<string, string>> => ({
  scrapes: String(made),
  'scrapes lost': String(lost),
})

type Context = Pick<TestContext, 'task'>

/** Watches scrapes and one writer's lines from now on. */
export const watch = async (lab: Pick<FaultLab, 'store' | 'scrapes' | 'collector'>, context: Context) => {
  const { store, scrapes } = lab
  const before = await scrapes.counts()
  const receivedBefore = await store.received()
  const sentTwice = async (written: number): Promise<number | undefined> => {
    const received = await store.received()
    return received.since === receivedBefore.since
      ? received.lines - receivedBefore.lines - written
      : undefined
  }
  return {
    before,
    /** Their result after the store has all lines, recorded with the test's other figures. */
    outcome: async (writer: LogWriter, figures: Readonly<Record<string, string>> = {}): Promise<Outcome> => {
      const seconds = await untilDelivered(store, writer, 120)
      const { written, lost, twice, sentAgain } = await deliveryOf(store, writer)
      const again = sentAgain ?? (await sentTwice(written))
      const missing = inAll(await scrapes.missing(before))
      measured(context, {
        lines: String(written),
        lost: String(lost),
        twice: String(twice),
        ...(again !== undefined && { 'sent twice': String(again) }),
        ...scrapeFigures(missing),
        'caught up after': `${seconds.toFixed(1)} s`,
        'peak memory': `${Math.round(lab.collector.peakMemory() / 2 ** 20)} MiB`,
        ...figures,
      })
      return { lost, twice, sentTwice: again, scrapesLost: missing.lost }
    },
  }
}
