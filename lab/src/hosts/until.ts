import { setTimeout as pause } from 'node:timers/promises'

interface Patience {
  readonly seconds: number
  /** Gives up at once when it is no longer true. */
  readonly goesOn?: () => boolean
  /** What helps to see why it never came true. */
  readonly explain?: () => string
  /** How long to leave it alone between two questions, in milliseconds: more where an answer costs the machine something. */
  readonly every?: number
}

const isTrueNow = async (isTrue: () => boolean | Promise<boolean>): Promise<boolean> => {
  try {
    return await isTrue()
  } catch {
    // Nobody listens yet, nothing is written yet: it is not true yet.
    return false
  }
}

/** Asks, ten times a second unless told otherwise, until something is true. @throws when the time is over, saying what it waited for. */
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
