import { typeNamed, type InventorySchema } from './inventory-schema.ts'

/** A type as a person reads it. */
export const typeInWords = (schema: InventorySchema): string => {
  const { $ref, properties, additionalProperties, propertyNames, items, oneOf, anyOf = oneOf } = schema
  if ($ref !== undefined) return typeNamed($ref)
  if (properties) return 'object'
  if (additionalProperties)
    return `${typeInWords(additionalProperties)} by ${typeInWords(propertyNames ?? { type: 'string' })}`
  if (items) return `list of ${typeInWords(items)}`
  return anyOf ? anyOf.map(typeInWords).join(' or ') : valueInWords(schema)
}

const valueInWords = ({ const: only, enum: values, type, minimum, maximum }: InventorySchema): string => {
  const literals = only === undefined ? values : [only]
  if (literals) return literals.map(literal).join(' or ')
  if (type === 'integer') return `whole number from ${minimum} to ${maximum}`
  return type === 'boolean' ? 'true or false' : 'text'
}

/** A value as TypeScript. */
export const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, entry]) => `${/^\w+$/.test(name) ? name : literal(name)}: ${literal(entry)}`)
      .join(', ')} }`
  return typeof value === 'string' ? `'${value}'` : String(value)
}
