import type { JsonSchema } from './json-schema.ts'
import { pointerTo } from './schema-file.ts'

/** The length from which a schema is worth a name. */
const WORTH_A_NAME = 160

type Definitions = Readonly<Record<string, JsonSchema>>

/**
 * Schemas as definitions that refer to each other: what occurs twice stands once, for the components of a chart and the versions of a
 * kind take much the same values, and each map of its own has the name of its place.
 */
export const shared = (roots: Definitions): Definitions => {
  const repeated = new Map(
    textsThatRepeat(Object.values(roots)).map((text, index) => [text, `part-${index}`]),
  )
  const definitions = new Map<string, JsonSchema>()
  const defined = (name: string, schema: JsonSchema): JsonSchema => {
    if (!definitions.has(name)) {
      // Its place in the file comes before those of its parts.
      definitions.set(name, {})
      definitions.set(name, withParts(schema, name.replace(/^object\//, ''), named))
    }
    return { $ref: pointerTo(name) }
  }
  const named = (schema: JsonSchema, place: string): JsonSchema => {
    const text = JSON.stringify(schema)
    const name = repeated.get(text) ?? (schema.properties && text.length >= WORTH_A_NAME ? place : undefined)
    return name === undefined ? withParts(schema, place, named) : defined(name, schema)
  }
  for (const [name, root] of Object.entries(roots)) defined(name, root)
  return Object.fromEntries(definitions)
}

/** A schema with others in place of its parts. */
const withParts = (
  schema: JsonSchema,
  place: string,
  part: (schema: JsonSchema, place: string) => JsonSchema,
): JsonSchema => {
  const { properties, items, additionalProperties: others, anyOf, contentSchema } = schema
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, inner]) => [key, part(inner, `${place}.${key}`)]),
      ),
    }),
    ...(typeof others === 'object' && { additionalProperties: part(others, `${place}.entry`) }),
    ...(items && { items: part(items, `${place}.item`) }),
    ...(anyOf && { anyOf: anyOf.map((one) => part(one, place)) }),
    ...(contentSchema && { contentSchema: part(contentSchema, `${place}.content`) }),
  }
}

const textsThatRepeat = (roots: readonly JsonSchema[]): readonly string[] => {
  const counts = new Map<string, number>()
  const count = (schema: JsonSchema): JsonSchema => {
    const text = JSON.stringify(schema)
    if (text.length < WORTH_A_NAME) return schema
    counts.set(text, (counts.get(text) ?? 0) + 1)
    if (counts.get(text) === 1) withParts(schema, '', count)
    return schema
  }
  for (const root of roots) withParts(root, '', count)
  return [...counts].filter(([, times]) => times > 1).map(([text]) => text)
}
