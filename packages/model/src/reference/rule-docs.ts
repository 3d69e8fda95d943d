import { INVENTORY_RULES, TEXT_RULES } from '../rules/index.ts'
import { OWN_FILE_RULES } from '../rules/own-files.ts'
import type { InventoryRuleDocs } from '../rules/inventory-rule.ts'

/** What a finding about an inventory may name beside its rules. */
const FORM: readonly InventoryRuleDocs[] = [
  {
    id: 'valid-module',
    summary: 'The module of the inventory runs.',
    rationale: 'It has a syntax error, imports what is not there, or throws. Node says where.',
  },
  {
    id: 'no-missing-fleet',
    summary: 'The module of the inventory exports `fleet`.',
    rationale: 'The generator reads that export, and nothing else.',
  },
  {
    id: 'no-missing-field',
    summary: 'The inventory has every field that is not optional.',
    rationale: 'The generator assumes no fact of a fleet.',
  },
  {
    id: 'ban-unknown-key',
    summary: 'The inventory has no field that the generator does not know.',
    rationale: 'It is most often misspelt, and would be without effect.',
  },
  {
    id: 'ban-moved-field',
    summary: 'The inventory has no field that an earlier version had under another name.',
    rationale: 'The finding names what the field is now.',
  },
  {
    id: 'valid-shape',
    summary: 'Every value of the inventory has the type of its field.',
    rationale: 'What is written of it would be refused later, or be wrong.',
  },
  {
    id: 'ban-overridden-fact',
    severity: 'warning',
    summary: 'No value of a chart overrides what another field of the inventory states.',
    rationale:
      'One fact then has two values, and what runs is not what the field says. What the generator alone has chosen may be overridden, which is reported as info.',
  },
  {
    id: 'require-trees-in-path',
    severity: 'warning',
    summary: 'The trees are written to the folder that `gitops.path` states.',
    rationale: 'The paths of Flux name that folder. It finds no tree in another one, and applies nothing.',
  },
]

/** Everything that a finding about an inventory may name as its rule. */
export const INVENTORY_RULE_DOCS: readonly InventoryRuleDocs[] = [
  ...FORM,
  ...TEXT_RULES,
  ...INVENTORY_RULES,
  ...Object.values(OWN_FILE_RULES),
]

/** The page of a rule of the inventory, as Markdown. */
export const inventoryRulePage = ({
  id,
  severity = 'error',
  summary,
  rationale,
}: InventoryRuleDocs): string =>
  `# ${id}\n\n${summary}\n\nSeverity: ${severity}. Category: inventory.\n\n## Rationale\n\n${rationale}\n`
