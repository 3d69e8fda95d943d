import { ref, resolved, type JsonSchema } from './json-schema.ts'

export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

export const texts: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } }

/** Switches by their names. */
export const switches: JsonSchema = { type: 'object', additionalProperties: { type: 'boolean' } }

/** A text that another program reads as YAML. */
export const yamlOf = (contentSchema: JsonSchema): JsonSchema => ({
  type: 'string',
  ...yaml(contentSchema),
})

/** What a text holds. */
export const yaml = (contentSchema: JsonSchema): JsonSchema => ({
  contentMediaType: 'application/yaml',
  contentSchema,
})

/** A patch of an object, merged by name over the rest. */
export const mergedByName = (name: string): JsonSchema => ({
  ...resolved(ref(name)),
  required: ['name'],
})

/** A definition without its required keys, which the chart adds. */
export const partOf = (name: string): JsonSchema => {
  const { required: _, ...rest } = resolved(ref(name))
  return rest
}
