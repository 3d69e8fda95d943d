import { resolved, type JsonSchema } from './json-schema.ts'
import type { Keys, KeyPath } from './keys.ts'
import { orUnset, overDefault } from './over-default.ts'
import { clashes, typed, withForms } from './types-of-keys.ts'

/** The known schema of a value: that of the program to which the chart hands it on. */
type Known = (path: KeyPath, keys: Keys, siblings: KeyPath) => JsonSchema | undefined

/** A key of a chart's values, with its path and what is known of it. */
interface At {
  readonly known: Known
  readonly keys: Keys
  readonly path: KeyPath
}

/** The schema of a chart's values: of its keys, and of what the programs behind it take. */
export const schemaOfKeys = (known: Known, root: Keys): JsonSchema =>
  schemaAt({ known, keys: root, path: [] }, [], undefined)

/** @param given the program's schema here, from its schema of the parent */
const schemaAt = (at: At, siblings: KeyPath, given: JsonSchema | undefined): JsonSchema => {
  const { known, keys, path } = at
  const foreign = known(path, keys, siblings) ?? given
  if (foreign === undefined || !isDefined(foreign) || clashes(keys, resolved(foreign)))
    return { ...typed(keys), ...(keys.enum && { enum: keys.enum }), ...members(at, {}) }
  const schema = keys.whole || !hasMembers(keys) ? handedOn(at, foreign) : readByKey(at, resolved(foreign))
  return orUnset(keys.default, schema)
}

/** Whether a reference resolves: the chart has keys beside those of its objects. */
const isDefined = (schema: JsonSchema): boolean =>
  schema.items
    ? isDefined(schema.items)
    : schema.$ref === undefined || Object.keys(resolved(schema)).length > 0

const hasMembers = ({ properties, items, additionalProperties }: Keys): boolean =>
  properties !== undefined || items !== undefined || typeof additionalProperties === 'object'

/** The members of a map or a list that the chart reads one by one. */
const members = ({ known, keys, path }: At, foreign: JsonSchema): JsonSchema => {
  const { properties, additionalProperties, items } = keys
  const names = Object.keys(properties ?? {})
  const { additionalProperties: others } = foreign
  const otherSchema = typeof others === 'object' ? others : undefined
  const entry = (inner: Keys, theirs: JsonSchema | undefined): JsonSchema =>
    schemaAt({ known, keys: inner, path: [...path, '*'] }, [], theirs)
  return {
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [
          name,
          schemaAt(
            { known, keys: inner, path: [...path, name] },
            names,
            foreign.properties?.[name] ?? otherSchema,
          ),
        ]),
      ),
    }),
    ...(additionalProperties === false && { additionalProperties }),
    ...(typeof additionalProperties === 'object' &&
      mayBe(keys, 'object') && { additionalProperties: entry(additionalProperties, otherSchema) }),
    ...(items && mayBe(keys, 'array') && { items: entry(items, foreign.items) }),
  }
}

const mayBe = (keys: Keys, type: string): boolean => (keys.type ?? [type]).includes(type)

/** The chart reads only these keys, and hands on their values. */
const readByKey = (at: At, foreign: JsonSchema): JsonSchema => {
  const {
    required: _,
    properties: __,
    additionalProperties: ___,
    items: ____,
    ...rest
  } = withForms(foreign, at.keys)
  return { ...rest, ...members(at, foreign) }
}

/** The other program gets the value merged over the chart's defaults, without the keys that the chart keeps. */
const handedOn = ({ known, keys, path }: At, foreign: JsonSchema): JsonSchema => {
  const base = overDefault(foreign, keys.default)
  const whole = resolved(base)
  const formed = withForms(whole, keys)
  if (!whole.properties) return isSame(formed, whole) ? base : formed
  const { properties: theirs } = whole
  const taken = (keys.taken ?? []).filter((name) => Object.hasOwn(theirs, name))
  const own = Object.entries(keys.properties ?? {}).filter(
    ([name]) => taken.includes(name) || !Object.hasOwn(theirs, name),
  )
  if (taken.length + own.length === 0) return isSame(formed, whole) ? base : formed
  const names = own.map(([name]) => name)
  const properties = Object.fromEntries([
    ...Object.entries(theirs).filter(([name]) => !taken.includes(name)),
    // The chart's own values have it, though nothing reads it.
    ...taken.filter((name) => isGiven(keys.default, name)).map((name) => [name, {}] as const),
    ...own.map(
      ([name, inner]) =>
        [name, schemaAt({ known, keys: inner, path: [...path, name] }, names, undefined)] as const,
    ),
  ])
  return { ...formed, properties }
}

const isSame = (one: JsonSchema, other: JsonSchema): boolean => JSON.stringify(one) === JSON.stringify(other)

const isGiven = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
