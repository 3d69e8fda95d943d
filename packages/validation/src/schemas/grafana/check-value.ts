import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/location.ts'
import { FORMATS } from './formats.ts'
import { TYPES } from './model.ts'
import type { Schema } from './schema.ts'
import { isMap } from '../../values/value-at.ts'

/** What is wrong with a value, and the keys that lead to it. */
export interface QueryError {
  readonly path: Path
  readonly message: string
  readonly fix: string
}

/**
 * Checks a value by a schema. It goes on after an error: each part of a value is checked for itself. The path is one list
 * that grows and shrinks on the way, for most values are in order and never ask for it.
 */
export const checkValue = (schema: Schema, value: unknown, path: Path, found: QueryError[]): void =>
  check(schema, value, [...path], found)

type Way = (string | number)[]

const check = (schema: Schema, value: unknown, path: Way, found: QueryError[]): void => {
  const { $ref, anyOf } = schema
  if ($ref !== undefined) return check(typeCalled($ref), value, path, found)
  if (anyOf) return check(alternative(anyOf, value), value, path, found)
  if (schema.enum) return checkWord(schema.enum, value, path, found)
  if (schema.type !== undefined && !isOf(schema.type, value)) {
    found.push({
      path: [...path],
      message: `${shown(value)} is no ${NOUN[schema.type]}`,
      fix: `give it a ${NOUN[schema.type]}`,
    })
    return
  }
  if (typeof value === 'string') return checkText(schema, value, path, found)
  if (typeof value === 'number') return checkNumber(schema, value, path, found)
  if (Array.isArray(value)) return checkItems(schema, value, path, found)
  if (isMap(value)) checkKeys(schema, value, path, found)
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

const checkWord = (words: readonly unknown[], value: unknown, path: Way, found: QueryError[]): void => {
  if (words.includes(value)) return
  const known = words.map(String)
  found.push({
    path: [...path],
    message: `${shown(value)} is none of its values`,
    fix: suggestion(String(value), known),
  })
}

const checkText = ({ format }: Schema, value: string, path: Way, found: QueryError[]): void => {
  const complaint = format === undefined ? undefined : FORMATS[format]?.(value)
  if (complaint) found.push({ path: [...path], ...complaint })
}

const checkNumber = (
  { minimum = -Infinity, maximum = Infinity }: Schema,
  value: number,
  path: Way,
  found: QueryError[],
): void => {
  if (value >= minimum && value <= maximum) return
  const range = Number.isFinite(maximum) ? `from ${minimum} to ${maximum}` : `of ${minimum} or more`
  found.push({ path: [...path], message: `${value} is not ${range}`, fix: `give it a number ${range}` })
}

const checkItems = ({ items }: Schema, values: readonly unknown[], path: Way, found: QueryError[]): void => {
  if (!items) return
  for (const [index, value] of values.entries()) {
    path.push(index)
    check(items, value, path, found)
    path.pop()
  }
}

const checkKeys = (
  { properties, additionalProperties, required }: Schema,
  value: Readonly<Record<string, unknown>>,
  path: Way,
  found: QueryError[],
): void => {
  for (const [key, inner] of Object.entries(value)) {
    const schema = properties && Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (!schema) {
      if (properties) found.push(unknownKey(key, Object.keys(properties), path))
      continue
    }
    path.push(key)
    check(schema, inner, path, found)
    path.pop()
  }
  for (const key of required ?? []) {
    if (!Object.hasOwn(value, key)) {
      found.push({ path: [...path], message: `it has no ${key}`, fix: `give it ${key}` })
    }
  }
}

const unknownKey = (key: string, known: readonly string[], path: Path): QueryError => ({
  path: [...path, key],
  message: `${key} is no key of Grafana’s here, and Grafana ignores it`,
  fix: suggestion(key, known),
})

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
