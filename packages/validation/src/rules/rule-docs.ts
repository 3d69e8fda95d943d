import { SUPPRESSION_RULES } from './suppressions/suppression-rules.ts'
import type { RuleDocs } from './rule/rule.ts'
import { validManifest } from './valid-manifest.ts'
import { RULES } from './index.ts'
import { VALID_OBJECT } from './valid-object.ts'

/** Everything that a finding about trees may name as its rule, by name. */
export const RULE_DOCS: readonly RuleDocs[] = [
  ...RULES,
  VALID_OBJECT,
  validManifest,
  ...SUPPRESSION_RULES,
].toSorted((one, other) => (one.id < other.id ? -1 : 1))
