import { isDeepStrictEqual } from 'node:util'

/** A schema of values as a chart brings it along. */
export interface ValuesSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, ValuesSchema>>
  readonly additionalProperties?: boolean | ValuesSchema
  readonly items?: ValuesSchema
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
}

/** A schema that takes whatever one of two takes. */
export const merged = (one: ValuesSchema, other: ValuesSchema): ValuesSchema => {
  if (isDeepStrictEqual(one, other)) return one
  const properties = mergedProperties(one, other)
  const additionalProperties = mergedOthers(one, other)
  const types = [one.type, other.type].flat()
  return {
    ...(!types.includes(undefined) && { type: unique(types as string[]) }),
    ...(properties && { properties }),
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(one.items && other.items && { items: merged(one.items, other.items) }),
    ...(one.enum && other.enum && { enum: [...new Set([...one.enum, ...other.enum])] }),
    ...Object.fromEntries(
      (['pattern', 'minimum', 'maximum', 'minLength'] as const)
        .filter((key) => one[key] !== undefined && one[key] === other[key])
        .map((key) => [key, one[key]]),
    ),
  }
}

const unique = (types: readonly string[]): string | readonly string[] => {
  const [first = '', ...others] = new Set(types)
  return others.length === 0 ? first : [first, ...others]
}

/** Where only one of them lists a property, the other takes it by what it says of all others. */
const mergedProperties = (one: ValuesSchema, other: ValuesSchema): ValuesSchema['properties'] => {
  if (!one.properties && !other.properties) return undefined
  const names = new Set([...Object.keys(one.properties ?? {}), ...Object.keys(other.properties ?? {})])
  return Object.fromEntries([...names].map((name) => [name, mergedAt(name, one, other)]))
}

const mergedAt = (name: string, one: ValuesSchema, other: ValuesSchema): ValuesSchema => {
  const [first, second] = [schemaAt(name, one), schemaAt(name, other)]
  if (first === false || second === false) return first || second || {}
  return merged(first, second)
}

/** What a schema says of a property; false where it takes no such property. */
const schemaAt = (
  name: string,
  { properties, additionalProperties = {} }: ValuesSchema,
): ValuesSchema | false => {
  const listed = properties?.[name]
  if (listed) return listed
  return additionalProperties === true ? {} : additionalProperties
}

const mergedOthers = (one: ValuesSchema, other: ValuesSchema): ValuesSchema['additionalProperties'] => {
  const [first = true, second = true] = [one.additionalProperties, other.additionalProperties]
  if (isDeepStrictEqual(first, second)) return first === true ? undefined : first
  if (first === true || second === true) return undefined
  if (first === false) return second
  return second === false ? first : merged(first, second)
}
