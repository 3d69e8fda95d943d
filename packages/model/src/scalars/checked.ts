import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'

/**
 * A zod message that carries two sentences: what is wrong, and what to write instead.
 * zod issues hold one string, so the two travel joined and `read-fleet` parts them again.
 */
export const mistake = (what: string, mend: string): string => `${what}${JOINT}${mend}`

export const partMistake = (message: string): { what: string; mend: string | undefined } => {
  const [what = message, mend] = message.split(JOINT)
  return { what, mend }
}

const JOINT = ' ⇒ '

/** A string of one meaning. `what` completes "… is not …"; `mend` says what to write. */
export const checkedString = (holds: (value: string) => boolean, what: string, mend: string) =>
  z.string().refine(holds, {
    error: (issue) => mistake(`${JSON.stringify(issue.input)} is not ${what}`, mend),
  })

/** An object in which an unknown key is an error that suggests the key that was probably meant. */
export const exactObject = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, Object.keys(shape)) : undefined,
  })

const unknownKeys = (unknown: readonly string[], known: readonly string[]): string => {
  const names = unknown.map((key) => JSON.stringify(key)).join(', ')
  const guess = closest(unknown[0] ?? '', known)
  const near = distance(guess, unknown[0] ?? '') <= Math.max(2, guess.length / 3)
  const mend = near ? `did you mean ${JSON.stringify(guess)}?` : `known here: ${known.join(', ')}`
  return mistake(`${names} is not known here`, mend)
}
