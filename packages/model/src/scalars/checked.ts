import { z } from 'zod/mini'
import { suggestion } from '../suggestion.ts'
import { meant, type Spellings } from './meant.ts'

// An inventory is read once: compiled validators cost more than they save. Set here, before any schema.
z.config({ jitless: true })

/**
 * A zod message of two sentences: the message and the fix. A zod issue has one string, so they are two lines, which
 * `shape-error` splits again.
 */
export const error = (message: string, fix: string): string => `${message}\n${fix}`

export const partError = (text: string): { message: string; fix: string | undefined } => {
  const [message = text, fix] = text.split('\n')
  return { message, fix }
}

/** The messages of an issue about several keys, in the order of the keys. */
export const messagesIn = (message: string): readonly string[] => message.split(BETWEEN_MESSAGES)

const BETWEEN_MESSAGES = '\n\n'

/**
 * A string of one meaning. `message` completes "… is not …"; `fix` states what to write, and `spellings` tries what else a
 * user may have meant. `abort` skips comparisons of a malformed value, which would report it twice.
 */
export const checkedString = (
  holds: (value: string) => boolean,
  message: string,
  fix: string,
  spellings: Spellings = () => [],
) =>
  z.string({ error: error('', fix) }).check(
    z.refine(holds, {
      abort: true,
      error: ({ input }) =>
        error(
          `${JSON.stringify(input)} is not ${message}`,
          withGuess(meant(String(input), holds, spellings), fix),
        ),
    }),
  )

const withGuess = (guess: string | undefined, fix: string): string =>
  guess === undefined ? fix : `did you mean ${JSON.stringify(guess)}? ${fix}`

export const NonEmptyString = z.string().check(z.minLength(1))

/** A whole number of one meaning, from `low` to `high`. */
export const wholeNumber = (
  low: number,
  high: number,
  message = `a whole number from ${low} to ${high}`,
  fix = `write a whole number from ${low} to ${high}`,
) =>
  z.number({ error: error('', fix) }).check(
    z.refine((value) => Number.isInteger(value) && value >= low && value <= high, {
      abort: true,
      error: (issue) => error(`${String(issue.input)} is not ${message}`, fix),
    }),
  )

/** An object in which an unknown key is an error with a suggestion. */
export const exactObject = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownKey(key, Object.keys(shape))).join(BETWEEN_MESSAGES)
        : undefined,
  })

const unknownKey = (unknown: string, known: readonly string[]): string =>
  error(`${JSON.stringify(unknown)} is not known here`, suggestion(unknown, known))
