import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { Path } from '../values/location.ts'
import { FORMATS } from './formats.ts'
import { validatorOf } from './validators.ts'
import { yamlIn } from './yaml-in.ts'

/** Where a value is not as its schema demands. */
export interface SchemaError {
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

/** Finds all errors of a value. */
export type ErrorsOf = (value: unknown, leniency?: Leniency) => readonly SchemaError[]

/** All errors of a value by a schema, one for each place; nothing where no schema has that name. */
export const schemaErrorsOf = (
  schema: string,
  value: unknown,
  leniency?: Leniency,
): readonly SchemaError[] | undefined => {
  const validate = validatorOf(schema)
  return validate && errorsBy(validate, value, leniency)
}

/** The keywords of a schema that a value does not satisfy, for a caller with sentences of its own. */
export const keywordErrorsOf = (schema: string, value: unknown): readonly KeywordError[] => {
  const validate = validatorOf(schema)
  return validate ? keywordErrorsBy(validate, value) : []
}

/** All errors that a compiled schema finds, in our words. */
export const errorsBy = (
  validate: ValidateFunction,
  value: unknown,
  leniency?: Leniency,
): readonly SchemaError[] => keywordErrorsBy(validate, value, leniency).map(schemaError)

/** A keyword of a schema that a value does not satisfy. */
export interface KeywordError extends Place {
  readonly keyword: string
  /** What the keyword demands, as ajv reports it. */
  readonly params: Readonly<Record<string, unknown>>
}

/** The keywords that a value does not satisfy, one for each place. */
const keywordErrorsBy = (
  validate: ValidateFunction,
  value: unknown,
  leniency: Leniency = {},
): readonly KeywordError[] => {
  if (validate(value)) return []
  const first = new Map<string, KeywordError>()
  for (const error of (validate.errors ?? []) as readonly InText[]) {
    const own = { keyword: error.keyword, params: error.params, ...placeOf(value, error) }
    if (!RANKS.includes(error.keyword) || isAllowed(error, own, leniency)) continue
    // The name of a key may be wrong, and the value under it too.
    const slot = JSON.stringify([own.path, own.inside, error.propertyName])
    const before = first.get(slot)
    if (before === undefined || RANKS.indexOf(own.keyword) < RANKS.indexOf(before.keyword))
      first.set(slot, own)
  }
  return [...first.values()]
}

/** What an error speaks of. */
interface Place {
  readonly path: Path
  readonly inside?: Path
  readonly value: unknown
  /** The text of YAML around it. */
  readonly text?: string
}

const placeOf = (root: unknown, error: InText): Place => {
  const keys = keysIn(error.instancePath)
  const own = [error.params['missingProperty'], error.params['additionalProperty'], error.propertyName]
  const last = own.filter((key) => typeof key === 'string')
  if (error.text === undefined) {
    const { path, value } = along(root, keys)
    return { path: [...path, ...last], value: error.propertyName ?? value }
  }
  const outer = keysIn(error.text)
  const text = along(root, outer)
  const inner = along(yamlIn(text.value as string), keys.slice(outer.length))
  return {
    path: text.path,
    inside: [...inner.path, ...last],
    value: error.propertyName ?? inner.value,
    text: text.value as string,
  }
}

/** An error inside a text of YAML, whose own path is `text`. */
type InText = ErrorObject<string, Readonly<Record<string, unknown>>> & { readonly text?: string }

const keysIn = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

const along = (root: unknown, keys: readonly string[]): { readonly path: Path; readonly value: unknown } => {
  const path: (string | number)[] = []
  let value = root
  for (const key of keys) {
    path.push(Array.isArray(value) ? Number(key) : key)
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return { path, value }
}

/** What is fine all the same: it stands for nothing, or the program replaces it before it reads it. */
const isAllowed = (error: InText, { value, text }: Place, { nulls, isReplaced }: Leniency): boolean => {
  if (error.propertyName !== undefined) return false
  if (text !== undefined && isReplaced?.(text)) return true
  if (value === null || value === undefined) return nulls === true
  if (nulls === true && isCompleted(error)) return true
  return typeof value === 'string' && isReplaced?.(value) === true && !isStructure(error)
}

/** The operator of Prometheus gives a claim of a chart's values the access mode ReadWriteOnce. */
const isCompleted = ({ keyword, params }: InText): boolean =>
  keyword === 'required' && params['missingProperty'] === 'accessModes'

/** Where a map or a list is expected, a text would hide from every rule what the program finds in its place. */
const isStructure = ({ keyword, params }: InText): boolean =>
  keyword === 'type' && typesIn(params).some((type) => type === 'object' || type === 'array')

const typesIn = ({ type }: Readonly<Record<string, unknown>>): readonly string[] =>
  [type as string | string[]].flat()

const schemaError = ({ keyword, params, path, inside, value }: KeywordError): SchemaError => ({
  path,
  ...(inside && { inside }),
  message: MESSAGES[keyword]?.(params, value) ?? `it is not as ${keyword} demands`,
  ...(keyword === 'additionalProperties' && { known: params['known'] as readonly string[] }),
})

const EMPTY = 'it must not be empty'

const MESSAGES: Readonly<
  Record<string, (params: Readonly<Record<string, unknown>>, value: unknown) => string | undefined>
> = {
  required: () => 'it is missing',
  additionalProperties: () => 'no such key is known',
  type: (params, value) =>
    `it must be ${typesIn(params).map(words).join(' or ')}, and is ${words(typeOf(value))}`,
  enum: ({ allowedValues }) =>
    `it must be one of ${(allowedValues as readonly unknown[]).map((one) => JSON.stringify(one)).join(', ')}`,
  minLength: () => EMPTY,
  minItems: () => EMPTY,
  maxLength: ({ limit }) => `it must be at most ${String(limit)} characters long`,
  maxItems: ({ limit }) => `it must have at most ${String(limit)} items`,
  minProperties: ({ limit }) => `it must have at least ${String(limit)} fields`,
  maxProperties: ({ limit }) => `it must have at most ${String(limit)} fields`,
  pattern: ({ pattern }) => `it must match ${String(pattern)}`,
  minimum: ({ minimum }) => `it must be at least ${String(minimum)}`,
  maximum: ({ maximum }) => `it must be at most ${String(maximum)}`,
  format: ({ format }, value) => FORMATS[String(format)]?.(value),
  contentSchema: () => 'it must be YAML',
  not: () => 'it has none of the forms that its definition allows',
}

/** Of several errors of one value the first of these is reported. A keyword that is not here says only that no alternative fits. */
const RANKS = Object.keys(MESSAGES)

const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && !Number.isFinite(value) ? 'infinite' : typeof value
}

const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  infinite: 'no finite number',
  integer: 'a whole number',
  null: 'empty',
  number: 'a number',
  object: 'a map',
  string: 'a text',
}

const words = (type: string): string => WORDS[type] ?? type
