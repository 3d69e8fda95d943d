import { banEmptyTree } from './ban-empty-tree.ts'
import { CHANGES } from './changes/index.ts'
import { RULES_BY_CATEGORY } from './index.ts'
import type { RuleDocs } from './rule/rule.ts'
import { SUPPRESSION_RULES } from './suppressions/suppression-rules.ts'
import { validSettings } from './settings/valid-settings.ts'
import { validManifest } from './valid-manifest.ts'
import { VALID_OBJECT } from './valid-object.ts'
import { VALID_RULE } from './valid-rule.ts'

/** A rule as lists of rules show it. */
export interface ListedRule extends RuleDocs {
  /** Its subject: the folder that it is in. */
  readonly category: string
}

const BY_CATEGORY: Readonly<Record<string, readonly RuleDocs[]>> = {
  ...RULES_BY_CATEGORY,
  flux: [...RULES_BY_CATEGORY.flux, banEmptyTree],
  schema: [...RULES_BY_CATEGORY.schema, VALID_OBJECT, validManifest],
  changes: CHANGES,
  suppressions: SUPPRESSION_RULES,
  settings: [validSettings],
  internal: [VALID_RULE],
}

/** Everything that a finding about trees may name as its rule, by name. */
export const RULE_DOCS: readonly ListedRule[] = Object.entries(BY_CATEGORY)
  .flatMap(([category, rules]) => rules.map((rule) => ({ ...rule, category })))
  .toSorted((one, other) => (one.id < other.id ? -1 : 1))

/** The names of the rules that a person may switch off; what is demanded of a person's decisions is not among them. */
export const DECIDABLE_RULES: readonly string[] = RULE_DOCS.filter(
  ({ category }) => category !== 'suppressions' && category !== 'settings',
).map(({ id }) => id)
