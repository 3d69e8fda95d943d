import {
  fieldPage,
  INVENTORY_RULE_DOCS,
  inventoryFields,
  inventoryRulePage,
  inventoryTypes,
  typePage,
  type InventoryField,
} from '@fleet/model/reference'
import { didYouMean } from '@fleet/model/suggestion'
import { RULE_DOCS, rulePage } from '@fleet/validation'
import { boldTitles } from './bold-titles.ts'
import { UsageError } from './usage-error.ts'

/**
 * What the reference says of a rule, or of a field or a type of the inventory, for a terminal. Two rules, of trees and of the
 * inventory, may have one name.
 * @throws UsageError where there is none, or a field's name alone is that of several
 */
export const explain = (subject: string): string => {
  const pages = [...rulePages(subject), ...inventoryPages(subject)]
  if (pages.length === 0) throw new UsageError(`there is no rule and no field ${subject}`, nearestTo(subject))
  return boldTitles(pages.join('\n'))
}

const rulePages = (id: string): readonly string[] => [
  ...RULE_DOCS.filter((rule) => rule.id === id).map((rule) => rulePage(rule)),
  ...INVENTORY_RULE_DOCS.filter((rule) => rule.id === id).map(inventoryRulePage),
]

const types = inventoryTypes()
const fields = inventoryFields(types)

const inventoryPages = (subject: string): readonly string[] => {
  if (Object.hasOwn(types, subject)) return [typePage(subject, types)]
  const atPath = fields.filter(({ path }) => fits(path, subject))
  const found = atPath.length > 0 ? atPath : fields.filter(({ name }) => name === subject)
  refuseSeveral(subject, found)
  return found.map((field) => fieldPage(field, types))
}

/** Whether a path is one in the reference, with a person's names in place of NAME. */
const fits = (path: string, given: string): boolean =>
  new RegExp(
    `^${path.replaceAll('[]', String.raw`\[\d*\]`).replaceAll('.NAME', String.raw`(\.[-\w]+|\["[^"]+"\])`)}$`,
  ).test(given)

/** Two kinds of one object may have the same field. */
const refuseSeveral = (name: string, found: readonly InventoryField[]): void => {
  const [first, ...others] = [...new Set(found.map(({ path }) => path))]
  if (first !== undefined && others.length > 0)
    throw new UsageError(`several fields are named ${name}`, `name one of: ${[first, ...others].join(', ')}`)
}

const nearestTo = (subject: string): string => {
  const known = [...RULE_DOCS, ...INVENTORY_RULE_DOCS].map(({ id }) => id)
  const names = fields.flatMap(({ path, name }) => [path, name])
  return (
    didYouMean(
      subject,
      [...known, ...names, ...Object.keys(types)].filter((name) => name !== ''),
    ) ??
    `name a rule, or a field such as clusters.NAME.storageClass. The inventory has ${Object.keys(types['FleetInput']?.properties ?? {}).join(', ')}`
  )
}
