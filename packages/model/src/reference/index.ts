export { inventoryDeclarations } from './declarations.ts'
export { fieldPage, typePage } from './field-page.ts'
export { inventoryFields, inventoryTypes, type InventoryField } from './inventory-fields.ts'
export { INVENTORY_RULE_DOCS, inventoryRulePage } from './rule-docs.ts'
