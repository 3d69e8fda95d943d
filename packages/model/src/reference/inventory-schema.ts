import { z } from 'zod/mini'
import { FleetSchema } from '../fleet/fleet.ts'
import { TYPES } from '../scalars/described.ts'

type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'

/** The part of JSON Schema that the inventory needs. */
export interface InventorySchema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, InventorySchema>>
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  /** Several for a value of any of them. */
  readonly type?: SchemaType | readonly SchemaType[]
  readonly properties?: Readonly<Record<string, InventorySchema>>
  readonly required?: readonly string[]
  /** The entries of a record, or false for an object. */
  readonly additionalProperties?: InventorySchema | false
  readonly propertyNames?: InventorySchema
  readonly items?: InventorySchema
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number
  readonly oneOf?: readonly InventorySchema[]
  readonly anyOf?: readonly InventorySchema[]
}

/** The inventory as JSON Schema, with the description of each type and field. */
export const inventorySchema = (): InventorySchema =>
  JSON.parse(
    JSON.stringify(z.toJSONSchema(FleetSchema, { io: 'input', metadata: TYPES })),
    withDescriptions,
  ) as InventorySchema

/** What zod copies of our registry into the schema of an object. */
type Described = InventorySchema & { readonly fields?: Readonly<Record<string, InventorySchema>> }

const withDescriptions = (key: string, value: Described): unknown => {
  const { fields, properties = {}, ...rest } = value
  if (fields === undefined || key === 'properties') return value
  const described = Object.entries(properties).map(([name, schema]) => [name, { ...schema, ...fields[name] }])
  return { ...rest, properties: Object.fromEntries(described) as InventorySchema['properties'] }
}

/** The name of the type that a reference leads to. */
export const typeNamed = ($ref: string): string => $ref.slice('#/$defs/'.length)
