import { literal } from '../scalars/literal.ts'
import { typeInWords } from './in-words.ts'
import { ownFields, resolved, type InventoryField, type InventoryTypes } from './inventory-fields.ts'
import type { InventorySchema } from './inventory-schema.ts'

/** The fields of an object as a Markdown list, or a list for each kind of it; empty where it has no fields. */
export const fieldList = (schema: InventorySchema, types: InventoryTypes): string =>
  ownFields(schema, types)
    .map((fields) => fields.map((field) => item(field, types, '')).join('\n'))
    .join('\n\nor\n\n')

const item = (field: InventoryField, types: InventoryTypes, indent: string): string => {
  const { name, schema, isRequired } = field
  const facts = isRequired ? typeInWords(schema) : `${typeInWords(schema)}, optional`
  return [
    `${indent}- \`${name}\` (${facts}): ${schema.description ?? ''}${exampleText(schema)}`,
    ...innerFields(schema, types).map((inner) => item(inner, types, `${indent}  `)),
  ].join('\n')
}

/** Those of an object that has no name of its own, also inside a list. */
const innerFields = ({ properties, items, ...rest }: InventorySchema, types: InventoryTypes) =>
  ownFields(properties ? { properties, ...rest } : (items ?? {}), types)
    .flat()
    .filter(() => items?.$ref === undefined)

/** The example of a field. A type has its own. */
export const exampleText = ({ examples = [] }: InventorySchema): string =>
  examples.map((example) => ` Example: \`${literal(example)}\`.`).join('')

/** The example of a field, or that of its type. */
export const withExample = (schema: InventorySchema, types: InventoryTypes): string =>
  exampleText(schema.examples ? schema : resolved(schema, types)).trim()
