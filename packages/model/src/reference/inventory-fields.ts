import { inventorySchema, typeNamed, type InventorySchema } from './inventory-schema.ts'

/** A place in an inventory where a field is. */
export interface InventoryField {
  /** Such as `clusters.NAME.storageClass`: an entry of a record is NAME, one of a list is []. */
  readonly path: string
  /** The last name of the path; that of an entry is a person’s. */
  readonly name: string
  readonly isRequired: boolean
  readonly schema: InventorySchema
}

/** The types of an inventory by name. */
export type InventoryTypes = Readonly<Record<string, InventorySchema>>

export const inventoryTypes = (): InventoryTypes => inventorySchema().$defs ?? {}

/** Every field of an inventory, at every place. Two kinds of one object may have a field of the same name. */
export const inventoryFields = (types: InventoryTypes): readonly InventoryField[] =>
  fieldsBelow(types['FleetInput'] ?? {}, '', types)

/** The fields of an object itself, by its kinds: most have one. */
export const ownFields = (schema: InventorySchema, types: InventoryTypes, path = ''): InventoryField[][] => {
  const { oneOf, anyOf = oneOf, properties, required = [] } = resolved(schema, types)
  if (anyOf) return anyOf.flatMap((branch) => ownFields(branch, types, path))
  if (!properties) return []
  return [
    Object.entries(properties).map(([name, field]) => ({
      path: path === '' ? name : `${path}.${name}`,
      name,
      isRequired: required.includes(name),
      schema: field,
    })),
  ]
}

const fieldsBelow = (schema: InventorySchema, path: string, types: InventoryTypes): InventoryField[] =>
  ownFields(schema, types, path)
    .flat()
    .flatMap((field) => [field, ...fieldsInside(field.schema, field.path, types)])

const fieldsInside = (schema: InventorySchema, path: string, types: InventoryTypes): InventoryField[] => {
  const { items } = resolved(schema, types)
  const entry = entryOf(schema, types)
  return entry
    ? entriesBelow(entry, items ? `${path}[]` : `${path}.NAME`, types)
    : fieldsBelow(schema, path, types)
}

/** The type of the entries of a list or a record. */
export const entryOf = (schema: InventorySchema, types: InventoryTypes): InventorySchema | undefined => {
  const { items, additionalProperties } = resolved(schema, types)
  return additionalProperties === false ? undefined : (items ?? additionalProperties)
}

/** An entry of a list or a record is listed like a field. */
const entriesBelow = (schema: InventorySchema, path: string, types: InventoryTypes): InventoryField[] => [
  { path, name: '', isRequired: false, schema },
  ...fieldsBelow(schema, path, types),
]

export const resolved = (schema: InventorySchema, types: InventoryTypes): InventorySchema =>
  schema.$ref === undefined ? schema : (types[typeNamed(schema.$ref)] ?? schema)
