import type { RuleDocs } from '../rule/rule.ts'

export const validSuppression: RuleDocs = {
  id: 'valid-suppression',
  summary:
    'The file of suppressions is a list of entries, each with the texts rule, object and reason, and nothing else.',
  rationale: 'An entry that nobody can read switches nothing off, or something else than its author meant.',
  fix: 'Write the entry as a finding names its rule and its object.',
}

export const requireSuppressionReason: RuleDocs = {
  id: 'require-suppression-reason',
  summary: 'Every suppression says why it is made.',
  rationale:
    'Half a year later nobody knows whether an entry without a reason may go, so it stays and hides the next fault.',
  fix: 'Say in `reason` why the object may break the rule, and until when.',
}

export const noMissingSuppressionRule: RuleDocs = {
  id: 'no-missing-suppression-rule',
  summary: 'Every suppression names a rule that there is.',
  rationale: 'An entry for a misspelt or renamed rule silences nothing, though it looks as if it did.',
  fix: 'Correct the name, or delete the entry if the rule is gone.',
}

export const noMissingSuppressionTarget: RuleDocs = {
  id: 'no-missing-suppression-target',
  summary: 'Every suppression silences a finding of this very run.',
  rationale:
    'An entry that outlives its fault would silence the next one of its kind, and nobody would learn of it.',
  fix: 'Delete the entry; or correct its object, if that is only misspelt.',
}

export const uniqueSuppression: RuleDocs = {
  id: 'unique-suppression',
  summary: 'No two suppressions have the same rule and the same object.',
  rationale: 'Of two entries one is deleted when the fault is fixed, and the other goes on.',
  fix: 'Delete one of them, and keep the better reason.',
}

/** What is demanded of the suppressions themselves. Nothing switches these off. */
export const SUPPRESSION_RULES: readonly RuleDocs[] = [
  validSuppression,
  requireSuppressionReason,
  noMissingSuppressionRule,
  noMissingSuppressionTarget,
  uniqueSuppression,
]
