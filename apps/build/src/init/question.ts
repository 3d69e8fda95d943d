import { UsageError } from '../cli/usage-error.ts'
import type { CheckAnswer } from './answer.ts'

/** A question about the new fleet. */
export interface Question {
  readonly text: string
  /** The flag that answers it. */
  readonly flag: string
  /** The answer where a person gives none. Without one, the question needs an answer. */
  readonly default?: string
  readonly check: CheckAnswer
}

export type Ask = (question: Question) => Promise<string>

/** Asks nobody. */
export interface Silence {
  readonly ask: Ask
  /** @throws UsageError that names the flags of all questions without an answer */
  readonly refuseMissing: () => void
}

/** Takes the defaults, and notes the flags of the questions that have none. */
export const silence = (): Silence => {
  const missing: string[] = []
  return {
    ask: ({ flag, default: answer }) => {
      if (answer === undefined) missing.push(flag)
      return Promise.resolve(answer ?? '')
    },
    refuseMissing: () => {
      if (missing.length > 0)
        throw new UsageError(
          `the command line says too little of the fleet, and there is no terminal to ask on`,
          `add ${missing.join(' ')}`,
        )
    },
  }
}
