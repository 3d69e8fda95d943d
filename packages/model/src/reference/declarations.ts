import { literal } from '../scalars/literal.ts'
import { inventorySchema, typeNamed, type InventorySchema } from './inventory-schema.ts'

/** The types of the inventory as TypeScript with their descriptions, for a fleet outside of this repository. */
export const inventoryDeclarations = (): string =>
  Object.entries(inventorySchema().$defs ?? {})
    .map(([name, schema]) => `${comment(schema, '')}${declaration(name, schema)}\n`)
    .join('\n')

const declaration = (name: string, schema: InventorySchema): string =>
  schema.properties
    ? `export interface ${name} ${typeOf(schema, '')}`
    : `export type ${name} = ${typeOf(schema, '')}`

const typeOf = (schema: InventorySchema, indent: string): string => {
  const { $ref, properties, additionalProperties, items, oneOf, anyOf = oneOf } = schema
  if ($ref !== undefined) return typeNamed($ref)
  if (properties) return objectType(schema, indent)
  if (additionalProperties) return `Record<string, ${typeOf(additionalProperties, indent)}>`
  if (items) return `Array<${typeOf(items, indent)}>`
  return anyOf ? anyOf.map((branch) => typeOf(branch, indent)).join(' | ') : valueType(schema)
}

const valueType = ({ const: only, enum: values, type }: InventorySchema): string => {
  const literals = only === undefined ? values : [only]
  if (literals) return literals.map((value) => literal(value)).join(' | ')
  if (type === undefined) return 'unknown'
  return [type]
    .flat()
    .map((one) => (one === 'integer' ? 'number' : one))
    .join(' | ')
}

const objectType = ({ properties = {}, required = [] }: InventorySchema, indent: string): string => {
  const inner = `${indent}  `
  const fields = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${comment(schema, inner)}${inner}${name}${mark}: ${typeOf(schema, inner)}\n`
  })
  return `{\n${fields.join('')}${indent}}`
}

/** An editor shows it beside a field. */
const comment = ({ description, examples = [] }: InventorySchema, indent: string): string => {
  const lines = [
    ...(description === undefined ? [] : [description]),
    ...examples.map((example) => `@example ${JSON.stringify(example)}`),
  ]
  return lines.length === 0
    ? ''
    : `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}
