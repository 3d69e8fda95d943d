/** A schema as a CustomResourceDefinition holds it, or one that was made of it. */
export type StructuralSchema = Readonly<Record<string, unknown>>

type JsonSchema = Record<string, unknown>

/** What both dialects say in the same words. */
const COMMON: readonly string[] = [
  'maximum',
  'maxItems',
  'maxLength',
  'maxProperties',
  'minimum',
  'minItems',
  'minLength',
  'minProperties',
  'multipleOf',
]

/** Whether a map takes only the properties that its schema lists. */
type IsClosed = (schema: StructuralSchema) => boolean

/**
 * A structural schema of Kubernetes as JSON Schema 2020-12. Rules in CEL and formats of texts are left out. A map that lists its
 * properties takes no others: the API server would not keep them, and the server-side apply of Flux refuses them.
 */
export const jsonSchemaOf = (schema: StructuralSchema): JsonSchema => converted(schema, isPruned)

/** The same of a schema that has become JSON Schema already, and says itself which maps take no other properties. */
export const jsonSchemaOfCatalogue = (schema: StructuralSchema): JsonSchema =>
  converted(schema, isClosedItself)

const keepsUnknown = (schema: StructuralSchema): boolean =>
  schema['x-kubernetes-preserve-unknown-fields'] === true

const isClosedItself: IsClosed = (schema) => schema['additionalProperties'] === false && !keepsUnknown(schema)

const isPruned: IsClosed = (schema) =>
  (schema['additionalProperties'] ?? false) === false && !keepsUnknown(schema)

const converted = (schema: StructuralSchema, isClosed: IsClosed): JsonSchema =>
  withForms(schema, structureOf(schema, isClosed))

const structureOf = (schema: StructuralSchema, isClosed: IsClosed): JsonSchema => {
  if (isIntOrString(schema)) return { ...valuesOf(schema), format: 'int-or-string' }
  const inner = (one: StructuralSchema): JsonSchema => converted(one, isClosed)
  const properties = mapped(schema['properties'], inner)
  const others = schema['additionalProperties']
  return {
    ...valuesOf(schema),
    ...typeOf(schema),
    ...(properties && { properties: isEmbedded(schema) ? { ...OF_EMBEDDED, ...properties } : properties }),
    ...(isMap(others) && { additionalProperties: inner(others) }),
    ...(properties && isClosed(schema) && { additionalProperties: false }),
    ...(isMap(schema['items']) && { items: inner(schema['items']) }),
  }
}

const isIntOrString = (schema: StructuralSchema): boolean => schema['x-kubernetes-int-or-string'] === true

const isEmbedded = (schema: StructuralSchema): boolean => schema['x-kubernetes-embedded-resource'] === true

/** What the API server knows of each object inside another one. */
const OF_EMBEDDED = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } }

const typeOf = ({ type, nullable }: StructuralSchema): JsonSchema => {
  if (type === undefined) return {}
  return { type: nullable === true ? [...new Set([type, 'null'].flat())] : type }
}

/** What a schema demands of a value, whatever its structure. */
const valuesOf = (schema: StructuralSchema): JsonSchema => ({
  ...Object.fromEntries(COMMON.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]]))),
  ...requiredOf(schema),
  ...exclusive(schema),
  ...patternOf(schema['pattern']),
  ...(Array.isArray(schema['enum']) && {
    enum:
      schema['nullable'] === true ? [...new Set([...(schema['enum'] as unknown[]), null])] : schema['enum'],
  }),
})

/** The API server puts defaults in before it checks anything. */
const requiredOf = ({ required, properties }: StructuralSchema): JsonSchema => {
  if (!Array.isArray(required)) return required === undefined ? {} : { required }
  const hasDefault = (name: string): boolean =>
    isMap(properties) && isMap(properties[name]) && properties[name]['default'] !== undefined
  const needed = (required as string[]).filter((name) => !hasDefault(name))
  return needed.length === 0 ? {} : { required: needed }
}

/** The older dialect says of a bound that it is exclusive; the newer one has a bound of its own. */
const exclusive = (schema: StructuralSchema): JsonSchema => ({
  ...(schema['exclusiveMinimum'] === true && { exclusiveMinimum: schema['minimum'] }),
  ...(schema['exclusiveMaximum'] === true && { exclusiveMaximum: schema['maximum'] }),
})

/** Alternatives of the structure, as one error where none fits: an error of each would be a sentence about the others. */
const withForms = (schema: StructuralSchema, structure: JsonSchema): JsonSchema => {
  const forms = FORMS.filter(
    (key) => Array.isArray(schema[key]) && !(isIntOrString(schema) && key === 'anyOf'),
  )
    .map((key) => [key, schema[key] as readonly StructuralSchema[]] as const)
    .filter(([, alternatives]) => alternatives.every(isReadable))
    .map(([key, alternatives]) => ({
      not: { not: { [keywordFor(key, alternatives)]: alternatives.map(formOf) } },
    }))
  const banned = isMap(schema['not']) && isReadable(schema['not']) ? [{ not: formOf(schema['not']) }] : []
  const all = [...forms, ...banned]
  return all.length === 0 ? structure : { ...structure, allOf: all }
}

const FORMS = ['allOf', 'anyOf', 'oneOf'] as const

/** Formats are not checked here, and a form without its format would be another one. */
const isReadable = (form: StructuralSchema): boolean => !JSON.stringify(form).includes('"format":')

/** That only one of several fits is certain where they speak of nothing but which fields there are: a field may have a default value. */
const keywordFor = (key: string, forms: readonly StructuralSchema[]): string =>
  key === 'oneOf' && !forms.every(isOfPresence) ? 'anyOf' : key

const isOfPresence = (form: StructuralSchema): boolean =>
  Object.entries(form).every(([key, value]) => {
    if (key === 'required') return true
    if (key === 'not') return isMap(value) && isOfPresence(value)
    return FORMS.some((one) => one === key) && (value as readonly StructuralSchema[]).every(isOfPresence)
  })

/** A form says of values what the structure leaves open, and takes any other property. */
const formOf = (form: StructuralSchema): JsonSchema => {
  const properties = mapped(form['properties'], formOf)
  return withForms(form, {
    ...valuesOf(form),
    ...typeOf(form),
    ...(properties && { properties }),
    ...(isMap(form['items']) && { items: formOf(form['items']) }),
    ...(isMap(form['additionalProperties']) && {
      additionalProperties: formOf(form['additionalProperties']),
    }),
  })
}

/** A regular expression of Go where JavaScript reads it in the same way; nothing where it does not. */
const patternOf = (pattern: unknown): JsonSchema => {
  if (typeof pattern !== 'string') return {}
  const plain = pattern.replaceAll(NEEDLESS_ESCAPE, '$1')
  try {
    return RegExp(plain, 'u') && { pattern: plain }
  } catch {
    return {}
  }
}

/** Go lets a backslash stand before any mark. */
const NEEDLESS_ESCAPE = /\\([ !"#%&',:;<=>@_`~])/g

const mapped = (
  schemas: unknown,
  convert: (schema: StructuralSchema) => JsonSchema,
): JsonSchema | undefined =>
  isMap(schemas)
    ? Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, convert(isMap(schema) ? schema : {})]),
      )
    : undefined

const isMap = (value: unknown): value is StructuralSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
