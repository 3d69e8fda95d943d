import { setTimeout as pause } from 'node:timers/promises'

interface Patience {
  readonly seconds: number
  /** Fails at once when it is no longer true. */
  readonly goesOn?: () => boolean
  /** An explanation of a failure. */
  readonly explain?: () => string
  /** The pause between two checks, in milliseconds: longer where a check is expensive. */
  readonly every?: number
}

const isTrueNow = async (isTrue: () => boolean | Promise<boolean>): Promise<boolean> => {
  try {
    return await isTrue()
  } catch {
    // An error means that it is not true yet.
    return false
  }
}

/**
 * Polls, by default ten times in a second, until a condition is true.
 * @throws with the condition when the time is over
 */
export const until = async (
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  { seconds, goesOn = () => true, explain = () => '', every = 100 }: Patience,
): Promise<void> => {
  const deadline = performance.now() + seconds * 1000
  while (!(await isTrueNow(isTrue))) {
    if (!goesOn()) throw new Error(`${what}: it ended before that.\n${explain()}`)
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s.\n${explain()}`)
    await pause(every)
  }
}
