import { setInterval as every } from 'node:timers/promises'
import { changesText } from '../report/doctor/changes-text.ts'
import type { Diagnosed } from './diagnosed.ts'

const PERIOD_IN_MS = 30_000

/**
 * Asks again and again, and prints what changes, until a signal stops the program.
 * @param first what is printed already
 */
export const watchFleet = async (
  first: Diagnosed,
  examine: () => Promise<Diagnosed>,
  turns: AsyncIterable<unknown> = every(PERIOD_IN_MS),
): Promise<void> => {
  let before = first
  for await (const _ of turns) {
    const now = await examine()
    process.stdout.write(changesText(before, now))
    before = now
  }
}
