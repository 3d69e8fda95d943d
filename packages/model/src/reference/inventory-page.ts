import type { InventoryRuleDocs } from '../rules/inventory-rule.ts'
import { exampleText, fieldList } from './field-list.ts'
import { inventoryFields, inventoryTypes, type InventoryTypes } from './inventory-fields.ts'
import { typeNamed } from './inventory-schema.ts'
import { INVENTORY_RULE_DOCS } from './rule-docs.ts'

/** The page of the inventory in docs, as Markdown. */
export const inventoryPage = (): string => {
  const types = inventoryTypes()
  const names = Object.keys(types)
  const [structured, scalars] = [true, false].map((has) =>
    names.filter((name) => (fieldList(types[name] ?? {}, types) !== '') === has),
  )
  return `${[
    INTRODUCTION,
    ...(structured ?? []).map((name) => section(name, types)),
    '## Values',
    ...(scalars ?? []).map((name) => scalar(name, types)),
    RULES_INTRODUCTION,
    INVENTORY_RULE_DOCS.map(rule).join('\n'),
  ].join('\n\n')}\n`
}

const INTRODUCTION = `# The inventory

An inventory is one object, \`fleet\`, of the type \`FleetInput\`. Its fields are listed by type, in the order in which they occur. A field
that is not optional has no default. This page and \`inventory.schema.json\` are made of the schemas. The command
\`explain clusters.NAME.storageClass\` prints one field, with NAME for any name.`

const RULES_INTRODUCTION = `## Rules

An inventory whose values are valid fulfils these rules, too. The first ones are about the form of the inventory.`

const section = (name: string, types: InventoryTypes): string =>
  [
    `## ${name}`,
    `${types[name]?.description ?? ''} ${places(name, types)}`.trim(),
    linked(fieldList(types[name] ?? {}, types), types),
  ].join('\n\n')

/** A list of fields whose types lead to their sections. */
const linked = (list: string, types: InventoryTypes): string =>
  list.replaceAll(/^ *- `\w+` \(.*?\): /gm, (start) =>
    start.replaceAll(/\b[A-Z]\w+/g, (name) => (types[name] ? `[${name}](#${name.toLowerCase()})` : name)),
  )

/** Where a type is. */
const places = (name: string, types: InventoryTypes): string => {
  const paths = inventoryFields(types)
    .filter(({ schema: { $ref } }) => $ref !== undefined && typeNamed($ref) === name)
    .map(({ path }) => `\`${path}\``)
  return paths.length === 0 ? '' : `At ${paths.join(', ')}.`
}

const scalar = (name: string, types: InventoryTypes): string =>
  `### ${name}\n\n${types[name]?.description ?? ''}${exampleText(types[name] ?? {})}`

const rule = ({ id, summary, rationale }: InventoryRuleDocs): string => `- \`${id}\`: ${summary} ${rationale}`
