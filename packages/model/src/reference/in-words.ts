import { literal } from '../scalars/literal.ts'
import { typeNamed, type InventorySchema } from './inventory-schema.ts'

const typeName = (type: unknown): string => {
  if (type === 'boolean') return 'true or false'
  return type === 'number' ? 'number' : 'text'
}

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
  if (type === undefined) return 'any value'
  return [type].flat().map(typeName).join(' or ')
}
