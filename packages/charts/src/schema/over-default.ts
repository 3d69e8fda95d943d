import { createAjv } from '@fleet/validation/ajv'
import { SCHEMA_FILES } from '@fleet/validation/schema-files'
import { resolved, type JsonSchema } from './json-schema.ts'

/** A key that the chart's default gives need not be given again. */
export const overDefault = (foreign: JsonSchema, given: unknown): JsonSchema => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return foreign
  const { required, ...rest } = resolved(foreign)
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
  given !== undefined && isEmpty(given) && !accepts(schema, given)
    ? { anyOf: [{ const: given }, schema] }
    : schema

const ajv = createAjv()
for (const [path, file] of Object.entries(SCHEMA_FILES)) ajv.addSchema(file, path)

/** A schema of its own in the folder of the derived ones, which its references start from. */
const accepts = (schema: JsonSchema, value: unknown): boolean =>
  ajv.compile({ ...schema, $id: `derived/of-a-value-${(compiled += 1)}.json` })(value)

let compiled = 0

const isEmpty = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.keys(value).length === 0)
