import { z } from 'zod/mini'
import { suggestion } from '../suggestion.ts'
import { TYPES, type Field, type Fields } from './described.ts'
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
  z
    .string({ error: error('', fix) })
    .check(
      z.refine(holds, {
        abort: true,
        error: ({ input }) =>
          error(
            `${JSON.stringify(input)} is not ${message}`,
            withGuess(meant(String(input), holds, spellings), fix),
          ),
      }),
    )
    .register(TYPES, { description: `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.` })

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
  z
    .number({ error: error('', fix) })
    .check(
      z.refine((value) => Number.isInteger(value) && value >= low && value <= high, {
        abort: true,
        error: (issue) => error(`${String(issue.input)} is not ${message}`, fix),
      }),
    )
    .register(TYPES, { type: 'integer', minimum: low, maximum: high })

type ShapeOf<Described extends Fields> = { readonly [Name in keyof Described]: Described[Name]['schema'] }

/** An object in which an unknown key is an error with a suggestion. */
export const exactObject = <Described extends Fields>(fields: Described) =>
  z
    .strictObject(eachField(fields, ({ schema }) => schema) as ShapeOf<Described>, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => unknownKey(key, Object.keys(fields))).join(BETWEEN_MESSAGES)
          : undefined,
    })
    .register(TYPES, { fields: eachField(fields, ({ about }) => about) })

const eachField = <Result>(fields: Fields, map: (field: Field) => Result): Record<string, Result> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, map(field)]))

const unknownKey = (unknown: string, known: readonly string[]): string =>
  error(`${JSON.stringify(unknown)} is not known here`, suggestion(unknown, known))
