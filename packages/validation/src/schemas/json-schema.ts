import { load } from 'js-yaml'
import type { Path } from '../values/location.ts'
import { FORMATS } from './formats.ts'

/**
 * A JSON Schema in the part of the language that the derived ones use. `$ref` names another schema by its key, or a
 * property of it (`monitoring/v1.PrometheusSpec/retention`). Reading it is a walk: nothing is compiled, so that a build pays for
 * the values it has and not for all there could be.
 */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly minItems?: number
  /** What stands for nothing at all, though it is of another type or form. */
  readonly default?: unknown
  /** What a text holds as YAML. */
  readonly contentSchema?: JsonSchema
  /** The name that has taken this one's place. */
  readonly deprecated?: string
}

export type SchemaName = string

/** Where a value is not as its schema demands. */
export interface Misfit {
  readonly path: Path
  /** Where the value at `path` is a text of YAML: the keys inside it. */
  readonly inside?: Path
  readonly message: string
  /** The key is not known: these are. */
  readonly known?: readonly string[]
}

/** What a reader of values lets pass beside the schema. */
export interface Leniency {
  /** A null takes a default away, and is fine anywhere. */
  readonly nulls?: boolean
  /** A text that the program replaces before it reads it. */
  readonly isReplaced?: (text: string) => boolean
}

/** Finds a schema by its name. */
export type Definitions = (name: SchemaName) => JsonSchema | undefined

/** Where a map or a list is expected, a text would hide from every rule what the program finds in its place. */
const isStructure = ({ type = [] }: JsonSchema): boolean => {
  const types = [type].flat()
  return types.includes('object') || types.includes('array')
}

/** What is not looked into: it stands for nothing, or the program replaces it before it reads it. */
const passes = (schema: JsonSchema, at: unknown, { nulls, isReplaced }: Leniency): boolean => {
  if ((at === null || at === undefined) && nulls) return true
  if (schema.default !== undefined && JSON.stringify(schema.default) === JSON.stringify(at)) return true
  return typeof at === 'string' && isReplaced?.(at) === true && !isStructure(schema)
}

/** All schema errors of a value, in its own order. */
export const misfitsOf = (
  definitions: Definitions,
  schema: JsonSchema,
  value: unknown,
  leniency: Leniency = {},
): readonly Misfit[] => {
  const misfits: Misfit[] = []
  // One list for all, copied where something is wrong: of a value that fits nobody asks where it was.
  const path: (string | number)[] = []
  const report = (misfit: Omit<Misfit, 'path'>): void => void misfits.push({ path: [...path], ...misfit })
  const walk = (rough: JsonSchema, at: unknown): void => {
    const fine = resolved(definitions, rough)
    if (passes(fine, at, leniency)) return
    const wrong = misfitOfType(fine, at) ?? misfitOfValue(fine, at)
    if (wrong !== undefined) report({ message: wrong })
    else if (Array.isArray(at)) walkItems(fine, at)
    else if (isMap(at)) walkKeys(fine, at)
    else if (fine.contentSchema && typeof at === 'string') walkContent(fine.contentSchema, at)
  }
  const walkContent = (schemaInside: JsonSchema, text: string): void => {
    if (leniency.isReplaced?.(text)) return
    const content = yamlIn(text)
    if (content === undefined) return report({ message: 'it must be YAML' })
    for (const { path: inside, ...misfit } of misfitsOf(definitions, schemaInside, content, leniency))
      report({ inside, ...misfit })
  }
  const walkItems = ({ items }: JsonSchema, list: readonly unknown[]): void => {
    if (!items) return
    for (const [index, item] of list.entries()) {
      path.push(index)
      walk(items, item)
      path.pop()
    }
  }
  const walkKeys = (fine: JsonSchema, map: Readonly<Record<string, unknown>>): void => {
    for (const key of fine.required ?? [])
      if (!Object.hasOwn(map, key)) misfits.push({ path: [...path, key], message: 'it is missing' })
    for (const key of Object.keys(map)) {
      path.push(key)
      walkKey(fine, key, map[key])
      path.pop()
    }
  }
  const walkKey = (fine: JsonSchema, key: string, inner: unknown): void => {
    const { properties = NONE, additionalProperties = true, propertyNames } = fine
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (own) walk(own, inner)
    else if (additionalProperties === false)
      report({ message: 'no such key is known', known: Object.keys(properties) })
    else if (additionalProperties !== true) walk(additionalProperties, inner)
    const misnamed = propertyNames && misfitOfValue(propertyNames, key)
    if (misnamed !== undefined) report({ message: misnamed })
  }
  walk(schema, value)
  return misfits
}

const yamlIn = (text: string): unknown => {
  try {
    return load(text) ?? null
  } catch {
    return undefined
  }
}

const NONE: Readonly<Record<string, JsonSchema>> = {}

/** What a reference stands for. */
export const resolved = (definitions: Definitions, schema: JsonSchema): JsonSchema => {
  if (schema.$ref === undefined) return schema
  const whole = definitions(schema.$ref)
  if (whole) return resolved(definitions, whole)
  const slash = schema.$ref.lastIndexOf('/')
  const parent = definitions(schema.$ref.slice(0, slash))
  const part = parent && resolved(definitions, parent).properties?.[schema.$ref.slice(slash + 1)]
  return part ? resolved(definitions, part) : {}
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

const misfitOfType = ({ type }: JsonSchema, value: unknown): string | undefined => {
  if (type === undefined) return undefined
  if (typeof type === 'string' ? isOfType(type, value) : type.some((one) => isOfType(one, value)))
    return undefined
  return `it must be ${[type].flat().map(words).join(' or ')}, and is ${words(typeOf(value))}`
}

const isOfType = (type: string, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : type === typeOf(value)

const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'empty',
  number: 'a number',
  object: 'a map',
  string: 'a text',
}

const words = (type: string): string => WORDS[type] ?? type

const misfitOfValue = (schema: JsonSchema, value: unknown): string | undefined => {
  const { enum: allowed, format } = schema
  if (allowed && !allowed.includes(value))
    return `it must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}`
  return (
    (typeof value === 'string' ? misfitOfText(schema, value) : undefined) ??
    (typeof value === 'number' ? misfitOfNumber(schema, value) : undefined) ??
    (Array.isArray(value) && value.length < (schema.minItems ?? 0) ? EMPTY : undefined) ??
    (format === undefined ? undefined : FORMATS[format]?.(value))
  )
}

const EMPTY = 'it must not be empty'

const misfitOfText = ({ pattern, minLength = 0 }: JsonSchema, value: string): string | undefined => {
  if (value.length < minLength) return EMPTY
  return pattern === undefined || expression(pattern).test(value) ? undefined : `it must match ${pattern}`
}

const misfitOfNumber = ({ minimum, maximum }: JsonSchema, value: number): string | undefined => {
  if (minimum !== undefined && value < minimum) return `it must be at least ${minimum}`
  return maximum !== undefined && value > maximum ? `it must be at most ${maximum}` : undefined
}

const expressions = new Map<string, RegExp>()

/** The derived patterns are Go's: a flag for the whole stands at their start. */
const expression = (pattern: string): RegExp => {
  const found = expressions.get(pattern)
  if (found) return found
  const made = new RegExp(pattern, 'u')
  expressions.set(pattern, made)
  return made
}
