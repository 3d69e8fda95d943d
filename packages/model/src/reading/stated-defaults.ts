import { z } from 'zod/mini'

/**
 * Writes the defaults into an inventory where it states nothing, for rules read it before it is parsed. An object with an
 * unknown key gets none: the key may be a misspelt field.
 * @param data a copy, which is changed
 */
export const stateDefaults = (schema: z.core.$ZodType, data: unknown): unknown => {
  if (schema instanceof z.ZodMiniPrefault) {
    const { innerType, defaultValue } = schema.def
    return stateDefaults(innerType, data === undefined ? structuredClone(defaultValue) : data)
  }
  if (schema instanceof z.ZodMiniExactOptional)
    return data === undefined ? data : stateDefaults(schema.def.innerType, data)
  if (typeof data !== 'object' || data === null) return data
  const option = optionOf(schema, data as Record<string, unknown>)
  if (option) return stateDefaults(option, data)
  if (schema instanceof z.ZodMiniObject) stateFields(schema.shape, data as Record<string, unknown>)
  const entry = entryOf(schema)
  if (entry) stateEntries(entry, data as Record<string, unknown>)
  return data
}

/** The option of a union that a value is of. What says which of several kinds it is may be well where another field is not. */
const optionOf = (schema: z.core.$ZodType, data: Record<string, unknown>): z.core.$ZodType | undefined => {
  if (schema instanceof z.ZodMiniDiscriminatedUnion) {
    // The type of zod/mini says of it what it says of every union.
    const { discriminator, options } = schema.def as z.core.$ZodDiscriminatedUnionDef
    return options.find((one) => {
      const type = one instanceof z.ZodMiniObject ? one.shape[discriminator] : undefined
      return type !== undefined && z.safeParse(type, data[discriminator]).success
    })
  }
  return schema instanceof z.ZodMiniUnion
    ? schema.def.options.find((one) => z.safeParse(one, data).success)
    : undefined
}

const stateFields = (
  shape: Readonly<Record<string, z.core.$ZodType>>,
  data: Record<string, unknown>,
): void => {
  const isKnown = Object.keys(data).every((key) => Object.hasOwn(shape, key))
  for (const [key, schema] of Object.entries(shape)) {
    if (!Object.hasOwn(data, key) && !isKnown) continue
    const value = stateDefaults(schema, data[key])
    if (value !== undefined) data[key] = value
  }
}

const entryOf = (schema: z.core.$ZodType): z.core.$ZodType | undefined => {
  if (schema instanceof z.ZodMiniRecord) return schema.def.valueType
  return schema instanceof z.ZodMiniArray ? schema.def.element : undefined
}

const stateEntries = (entry: z.core.$ZodType, data: Record<string, unknown>): void => {
  for (const key of Object.keys(data)) data[key] = stateDefaults(entry, data[key])
}
