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

/** Parts of an object that are laid over one of the same name, which has the rest. */
export const named = (name: string): JsonSchema => ({
  ...resolved(ref(name)),
  required: ['name'],
})

/** Without what it demands: the chart adds the rest. */
export const partOf = (name: string): JsonSchema => {
  const { required: _, ...rest } = resolved(ref(name))
  return rest
}
