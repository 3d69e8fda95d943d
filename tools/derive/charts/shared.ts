import type { JsonSchema } from '@fleet/validation/json-schema'

/** The length from which a repeated schema gets a name. */
const WORTH_A_NAME = 160

/** A schema as named definitions, each repeated part once: the components of a chart take much the same values. */
export const shared = (root: JsonSchema): Record<string, JsonSchema> => {
  const counts = new Map<string, number>()
  const count = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return
    const text = JSON.stringify(schema)
    if (text.length < WORTH_A_NAME) return
    counts.set(text, (counts.get(text) ?? 0) + 1)
    if (counts.get(text) === 1) Object.values(schema).forEach(count)
  }
  count(root)
  const names = new Map(
    [...counts].filter(([, times]) => times > 1).map(([text], index) => [text, `part-${index}`]),
  )
  const withReferences = (schema: unknown, isWhole: boolean): unknown => {
    if (typeof schema !== 'object' || schema === null) return schema
    if (Array.isArray(schema)) return schema.map((part) => withReferences(part, false))
    const name = isWhole || !isSchema(schema) ? undefined : names.get(JSON.stringify(schema))
    if (name !== undefined) return { $ref: name }
    return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, withReferences(part, false)]))
  }
  return Object.fromEntries([
    ['values', withReferences(root, true) as JsonSchema],
    ...[...names].map(
      ([text, name]) => [name, withReferences(JSON.parse(text), true) as JsonSchema] as const,
    ),
  ])
}

/** A map of properties is not a schema, though it may repeat. */
const isSchema = (value: object): boolean => 'type' in value || 'items' in value || 'enum' in value
