import { definition } from '../../src/schema/definitions.ts'
import { misfitsOf, resolved, type JsonSchema } from '../../src/schema/json-schema.ts'
import type { Keys, Place } from './keys.ts'

/** What is known of a value beside the chart: its own schema, where the chart hands it on to another program. */
export type Known = (place: Place, keys: Keys, siblings: Place) => JsonSchema | undefined

/** The schema of a chart's values, of its keys and of what the programs behind it take. */
export const schemaOfKeys = (known: Known, root: Keys): JsonSchema => {
  const schemaAt = (keys: Keys, place: Place, siblings: Place, given?: JsonSchema): JsonSchema => {
    const foreign = known(place, keys, siblings) ?? given
    if (foreign === undefined || !isDefined(foreign) || clashes(keys, fine(foreign)))
      return {
        ...typed(keys),
        ...(keys.enum && { enum: keys.enum }),
        ...parts(keys, place, {}),
      }
    return unless(
      keys.default,
      keys.whole || !hasParts(keys) ? handedOn(keys, place, foreign) : readByKey(keys, place, fine(foreign)),
    )
  }

  /** The parts of a map or a list that the chart reads one by one. */
  const parts = (keys: Keys, place: Place, foreign: JsonSchema): JsonSchema => {
    const { properties, additionalProperties, items } = keys
    const names = Object.keys(properties ?? {})
    const { additionalProperties: others } = foreign
    const theirs = (name: string): JsonSchema | undefined =>
      foreign.properties?.[name] ?? (typeof others === 'object' ? others : undefined)
    const rest = (more: Keys, from: boolean | JsonSchema | undefined): JsonSchema =>
      schemaAt(more, [...place, '*'], [], typeof from === 'object' ? from : undefined)
    return {
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, inner]) => [
            name,
            schemaAt(inner, [...place, name], names, theirs(name)),
          ]),
        ),
      }),
      ...(additionalProperties === false && { additionalProperties }),
      ...(typeof additionalProperties === 'object' &&
        mayBe(keys, 'object') && {
          additionalProperties: rest(additionalProperties, others),
        }),
      ...(items && mayBe(keys, 'array') && { items: rest(items, foreign.items) }),
    }
  }

  /** The chart reads only these keys, and what they hold is the other program's. */
  const readByKey = (keys: Keys, place: Place, foreign: JsonSchema): JsonSchema => ({
    ...withForms(foreign, keys),
    ...parts(keys, place, foreign),
  })

  /** The other program gets it as it stands, over the chart's defaults and without the keys that the chart keeps. */
  const handedOn = (keys: Keys, place: Place, foreign: JsonSchema): JsonSchema => {
    const whole = fine(foreign)
    const isOwn = (name: string): boolean =>
      (keys.taken ?? []).includes(name) || !Object.hasOwn(whole.properties ?? {}, name)
    const own = Object.keys(keys.properties ?? {}).filter((name) => whole.properties && isOwn(name))
    const taken = (keys.taken ?? []).filter((name) => Object.hasOwn(whole.properties ?? {}, name))
    const idle = taken.filter((name) => !own.includes(name) && Object.hasOwn(mapOf(keys.default), name))
    const base = overDefault(foreign, keys.default)
    const forms = withForms(fine(base), keys)
    const isChanged = own.length + taken.length > 0 || forms.type !== fine(base).type || keys.anyCase
    if (!isChanged) return base
    const properties = Object.fromEntries([
      ...Object.entries(fine(base).properties ?? {}).filter(([name]) => !taken.includes(name)),
      // The chart's own values have it, though nothing reads it.
      ...idle.map((name) => [name, {}] as const),
      ...own.map(
        (name) => [name, schemaAt((keys.properties ?? {})[name] ?? {}, [...place, name], own)] as const,
      ),
    ])
    return { ...fine(base), ...forms, ...(whole.properties && { properties }) }
  }

  return schemaAt(root, [], [])
}

const fine = (schema: JsonSchema): JsonSchema => resolved(definition, schema)

const typesOf = ({ type }: JsonSchema): readonly string[] => [type ?? []].flat()

const typed = ({ type = [], default: given }: Keys): JsonSchema => {
  // A value may be null wherever Helm reads it: that takes a default away.
  const types = type.filter((one) => one !== 'null')
  if (types.length === 0) return {}
  return {
    type: types.length === 1 ? (types[0] ?? '') : types,
    // A number in quotes is printed as it is without them.
    ...(types.join() === 'integer,string' && Number.isInteger(given) && { pattern: NUMBER }),
  }
}

const NUMBER = '^-?\\d+(\\.\\d+)?%?$'

/** Beside the other program's type, those that the chart itself turns into it. */
const withForms = (foreign: JsonSchema, keys: Keys): JsonSchema => {
  const { required: _, properties: __, additionalProperties: ___, items: ____, ...rest } = foreign
  const types = typesOf(foreign)
  const more = (keys.forms ?? []).filter((form) => types.length > 0 && !types.includes(form))
  return {
    ...rest,
    ...(keys.strict && (keys.type ?? []).length > 0
      ? typed(keys)
      : more.length > 0 && { type: [...types, ...more] }),
    ...(keys.anyCase && rest.enum && { enum: [...new Set(rest.enum.flatMap(inAnyCase))] }),
  }
}

const inAnyCase = (word: unknown): readonly unknown[] =>
  typeof word === 'string' ? [word, word.toLowerCase(), word.toUpperCase()] : [word]

const hasParts = ({ properties, items, additionalProperties }: Keys): boolean =>
  properties !== undefined || items !== undefined || typeof additionalProperties === 'object'

const mayBe = (keys: Keys, type: string): boolean => (keys.type ?? [type]).includes(type)

/** Whether a reference leads anywhere: the chart has keys beside those of the objects that it makes. */
const isDefined = (schema: JsonSchema): boolean =>
  schema.items
    ? isDefined(schema.items)
    : schema.$ref === undefined || Object.keys(resolved(definition, schema)).length > 0

/** The chart reads something else under this name: a map where the program takes a text, or the other way round. */
const clashes = (keys: Keys, foreign: JsonSchema): boolean => {
  const isInside = (types: readonly string[]): boolean =>
    types.some((type) => type === 'object' || type === 'array')
  const own = keys.type ?? []
  const theirs = typesOf(foreign)
  if (theirs.length === 0) return false
  if (!isInside(theirs)) return keys.properties !== undefined || keys.items !== undefined
  return own.length > 0 && !keys.whole && !isInside(own) && keys.default !== ''
}

/** What the chart gives by default, and leaves out when it renders: `false`, an empty text or an empty map. */
const unless = (given: unknown, schema: JsonSchema): JsonSchema =>
  given !== undefined && isEmpty(given) && misfitsOf(definition, schema, given).length > 0
    ? { ...fine(schema), default: given }
    : schema

const isEmpty = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.keys(value).length === 0)

const mapOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** A key that the chart's default gives need not be given again. */
const overDefault = (foreign: JsonSchema, given: unknown): JsonSchema => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return foreign
  const { required, ...rest } = fine(foreign)
  const left = required?.filter((name) => !Object.hasOwn(given, name))
  const changed = Object.entries(given).flatMap(([name, inner]) => {
    const before = rest.properties?.[name]
    const after = before && overDefault(before, inner)
    return after === undefined || after === before ? [] : [[name, after] as const]
  })
  if (changed.length === 0 && left?.length === required?.length) return foreign
  return {
    ...rest,
    ...(left && left.length > 0 && { required: left }),
    ...(rest.properties && { properties: { ...rest.properties, ...Object.fromEntries(changed) } }),
  }
}
