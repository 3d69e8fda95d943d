import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/spot.ts'
import { FORMATS } from './formats.ts'
import { TYPES } from './model.ts'
import type { Schema } from './schema.ts'
import { isMap } from '../../values/value-at.ts'

/** What is wrong with a value, and the keys that lead to it. */
export interface Mistake {
  readonly path: Path
  readonly what: string
  readonly mend: string
}

/**
 * Judges a value by a schema. It goes on after a mistake: each part of a value is judged for itself. The path is one list
 * that grows and shrinks on the way, for most values are in order and never ask for it.
 */
export const judgeValue = (schema: Schema, value: unknown, path: Path, found: Mistake[]): void =>
  judge(schema, value, [...path], found)

type Way = (string | number)[]

const judge = (schema: Schema, value: unknown, path: Way, found: Mistake[]): void => {
  const { $ref, anyOf } = schema
  if ($ref !== undefined) return judge(typeCalled($ref), value, path, found)
  if (anyOf) return judge(alternative(anyOf, value), value, path, found)
  if (schema.enum) return judgeWord(schema.enum, value, path, found)
  if (schema.type !== undefined && !isOf(schema.type, value)) {
    found.push({
      path: [...path],
      what: `${shown(value)} is no ${NOUN[schema.type]}`,
      mend: `give it a ${NOUN[schema.type]}`,
    })
    return
  }
  if (typeof value === 'string') return judgeText(schema, value, path, found)
  if (typeof value === 'number') return judgeNumber(schema, value, path, found)
  if (Array.isArray(value)) return judgeItems(schema, value, path, found)
  if (isMap(value)) judgeKeys(schema, value, path, found)
}

const typeCalled = (name: string): Schema => TYPES[name] ?? {}

const isOf = (type: NonNullable<Schema['type']>, value: unknown): boolean => {
  switch (type) {
    case 'object':
      return isMap(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

const NOUN = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'yes or no (true, false)',
  null: 'null',
  array: 'list',
  object: 'object',
} as const

/** The alternative that a value most likely means: of its type, and with its word for what tells them apart. */
const alternative = (schemas: readonly Schema[], value: unknown): Schema => {
  const resolved = schemas.map((schema) => (schema.$ref === undefined ? schema : typeCalled(schema.$ref)))
  const ofType = resolved.filter(({ type }) => type === undefined || isOf(type, value))
  const meant = isMap(value) ? ofType.find((schema) => isTagged(schema, value)) : undefined
  return meant ?? ofType[0] ?? resolved[0] ?? {}
}

const isTagged = ({ properties }: Schema, value: Readonly<Record<string, unknown>>): boolean => {
  const tag = properties?.['type']
  const words = tag?.$ref === undefined ? tag?.enum : typeCalled(tag.$ref).enum
  return words?.includes(value['type']) === true
}

const judgeWord = (words: readonly unknown[], value: unknown, path: Way, found: Mistake[]): void => {
  if (words.includes(value)) return
  const known = words.map(String)
  found.push({
    path: [...path],
    what: `${shown(value)} is none of its values`,
    mend: suggestion(String(value), known),
  })
}

const judgeText = ({ format }: Schema, value: string, path: Way, found: Mistake[]): void => {
  const complaint = format === undefined ? undefined : FORMATS[format]?.(value)
  if (complaint) found.push({ path: [...path], ...complaint })
}

const judgeNumber = (
  { minimum = -Infinity, maximum = Infinity }: Schema,
  value: number,
  path: Way,
  found: Mistake[],
): void => {
  if (value >= minimum && value <= maximum) return
  const range = Number.isFinite(maximum) ? `from ${minimum} to ${maximum}` : `of ${minimum} or more`
  found.push({ path: [...path], what: `${value} is not ${range}`, mend: `give it a number ${range}` })
}

const judgeItems = ({ items }: Schema, values: readonly unknown[], path: Way, found: Mistake[]): void => {
  if (!items) return
  for (const [index, value] of values.entries()) {
    path.push(index)
    judge(items, value, path, found)
    path.pop()
  }
}

const judgeKeys = (
  { properties, additionalProperties, required }: Schema,
  value: Readonly<Record<string, unknown>>,
  path: Way,
  found: Mistake[],
): void => {
  for (const [key, inner] of Object.entries(value)) {
    const schema = properties && Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (!schema) {
      if (properties) found.push(unknownKey(key, Object.keys(properties), path))
      continue
    }
    path.push(key)
    judge(schema, inner, path, found)
    path.pop()
  }
  for (const key of required ?? []) {
    if (!Object.hasOwn(value, key)) {
      found.push({ path: [...path], what: `it has no ${key}`, mend: `give it ${key}` })
    }
  }
}

const unknownKey = (key: string, known: readonly string[], path: Path): Mistake => ({
  path: [...path, key],
  what: `${key} is no key of Grafana’s here, and Grafana ignores it`,
  mend: suggestion(key, known),
})

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
