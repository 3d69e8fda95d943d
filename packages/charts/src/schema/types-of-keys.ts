import type { JsonSchema } from './json-schema.ts'
import type { Keys } from './keys.ts'
import { yaml } from './schemas.ts'

const typesOf = ({ type }: JsonSchema): readonly string[] => [type ?? []].flat()

/** The types that the chart itself takes. A value may be null wherever Helm reads it: null removes a default. */
export const typed = ({ type = [], default: given }: Keys): JsonSchema => {
  const types = type.filter((one) => one !== 'null')
  if (types.length === 0) return {}
  return {
    type: types.length === 1 ? (types[0] ?? '') : types,
    ...(types.join() === 'integer,string' && Number.isInteger(given) && { pattern: NUMBER }),
  }
}

/** A quoted number is printed without its quotes. */
const NUMBER = '^-?\\d+(\\.\\d+)?%?$'

/** The other program's types, and those that the chart itself turns into them. */
export const withForms = (foreign: JsonSchema, keys: Keys): JsonSchema => {
  const types = typesOf(foreign)
  const more = (keys.forms ?? []).filter((form) => types.length > 0 && !types.includes(form))
  return {
    ...foreign,
    ...(more.length > 0 && { type: [...types, ...more] }),
    ...(keys.filled && more.includes('string') && yaml(foreign)),
    ...(keys.strict && typed(keys)),
    ...(foreign.type === 'integer' && isPrinted(keys) && { type: ['integer', 'string'], pattern: NUMBER }),
    ...(keys.anyCase && foreign.enum && { enum: [...new Set(foreign.enum.flatMap(inAnyCase))] }),
  }
}

const isPrinted = ({ strict, type = [] }: Keys): boolean => !strict && type.includes('string')

const inAnyCase = (word: unknown): readonly unknown[] =>
  typeof word === 'string' ? [word, word.toLowerCase(), word.toUpperCase()] : [word]

const isInside = (type: string): boolean => type === 'object' || type === 'array'

/** Whether the chart reads another type under this name: a map where the program takes a text, or the reverse. */
export const clashes = (keys: Keys, foreign: JsonSchema): boolean => {
  const own = keys.type ?? []
  const theirs = typesOf(foreign)
  if (theirs.length === 0) return false
  if (!theirs.some(isInside)) return keys.properties !== undefined || keys.items !== undefined
  return own.length > 0 && !keys.whole && !own.some(isInside) && keys.default !== ''
}
