import { definition } from '@fleet/validation/definitions'
import { misfitsOf, resolved, type JsonSchema } from '@fleet/validation/json-schema'

/** The target of a reference. */
export const fine = (schema: JsonSchema): JsonSchema => resolved(definition, schema)

/** A key that the chart's default gives need not be given again. */
export const overDefault = (foreign: JsonSchema, given: unknown): JsonSchema => {
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

/** A default that the chart leaves out when it renders is valid: `false`, an empty text or an empty map. */
export const orUnset = (given: unknown, schema: JsonSchema): JsonSchema =>
  given !== undefined && isEmpty(given) && misfitsOf(definition, schema, given).length > 0
    ? { ...fine(schema), default: given }
    : schema

const isEmpty = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.keys(value).length === 0)
