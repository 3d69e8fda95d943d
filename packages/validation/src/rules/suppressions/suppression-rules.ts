import type { RuleDocs } from '../rule/rule.ts'

export const validSuppression: RuleDocs = {
  id: 'valid-suppression',
  summary:
    'The file of suppressions is a list of entries. Each has the texts rule, object and reason, and nothing else.',
  rationale: 'A malformed entry suppresses nothing, or something else than its author meant.',
  fix: 'Copy the rule and the object from the finding.',
}

export const requireSuppressionReason: RuleDocs = {
  id: 'require-suppression-reason',
  summary: 'Every suppression has a reason.',
  rationale:
    'An entry without a reason stays, since its author’s purpose is lost. It hides the next violation.',
  fix: 'State in `reason` why the object may violate the rule, and until when.',
}

export const noMissingSuppressionRule: RuleDocs = {
  id: 'no-missing-suppression-rule',
  summary: 'Every suppression names an existing rule.',
  rationale: 'An entry for a misspelt or renamed rule suppresses nothing.',
  fix: 'Correct the name, or delete the entry if the rule is gone.',
}

export const noMissingSuppressionTarget: RuleDocs = {
  id: 'no-missing-suppression-target',
  summary: 'Every suppression matches a violation of the same run.',
  rationale: 'An entry without a violation would hide the next one of its kind.',
  fix: 'Delete the entry, or correct a misspelt object.',
}

export const uniqueSuppression: RuleDocs = {
  id: 'unique-suppression',
  summary: 'No two suppressions have the same rule and the same object.',
  rationale: 'After the fix one of two entries is deleted, and the other still hides violations.',
  fix: 'Delete one of the two.',
}

/** What is demanded of the suppressions themselves. Nothing switches these off. */
export const SUPPRESSION_RULES: readonly RuleDocs[] = [
  validSuppression,
  requireSuppressionReason,
  noMissingSuppressionRule,
  noMissingSuppressionTarget,
  uniqueSuppression,
]
