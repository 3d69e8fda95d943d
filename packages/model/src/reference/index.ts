export { inventoryDeclarations } from './declarations.ts'
export { inventorySchema, type InventorySchema } from './inventory-schema.ts'
