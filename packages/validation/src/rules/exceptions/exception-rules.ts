import type { RulePage } from '../rule.ts'

const ENTRY = `- rule: require-pinned-image
  object: homelab Deployment personal-services/calibre-web
  reason: the publisher pushes no other tag; we read its changelog every Monday
`

const withoutReason = ENTRY.replace(/\n  reason: .*\n/, '\n')

export const validException: RulePage = {
  id: 'valid-exception',
  demands:
    'The file of exceptions is a list of entries, each with the texts rule, object and reason, and nothing else.',
  why: 'An entry that nobody can read switches nothing off, or something else than its author meant.',
  example: { refused: ENTRY.replace('object:', 'objekt:'), accepted: ENTRY },
  mend: 'Write the entry as a finding names its rule and its object.',
}

export const requireExceptionReason: RulePage = {
  id: 'require-exception-reason',
  demands: 'Every exception says why it is made.',
  why: 'Half a year later nobody knows whether an entry without a reason may go, so it stays and hides the next fault.',
  example: { refused: withoutReason, accepted: ENTRY },
  mend: 'Say in `reason` why the object may break the rule, and until when.',
}

export const noMissingExceptionRule: RulePage = {
  id: 'no-missing-exception-rule',
  demands: 'Every exception names a rule that there is.',
  why: 'An entry for a misspelt or renamed rule silences nothing, though it looks as if it did.',
  example: { refused: ENTRY.replace('pinned-image', 'pined-image'), accepted: ENTRY },
  mend: 'Correct the name, or delete the entry if the rule is gone.',
}

export const noMissingExceptionTarget: RulePage = {
  id: 'no-missing-exception-target',
  demands: 'Every exception silences a finding of this very run.',
  why: 'An entry that outlives its fault would silence the next one of its kind, and nobody would learn of it.',
  example: { refused: ENTRY.replace('calibre-web', 'calibre'), accepted: ENTRY },
  mend: 'Delete the entry; or correct its object, if that is only misspelt.',
}

export const uniqueException: RulePage = {
  id: 'unique-exception',
  demands: 'No two exceptions have the same rule and the same object.',
  why: 'Of two entries one is deleted when the fault is mended, and the other goes on.',
  example: { refused: ENTRY + ENTRY, accepted: ENTRY },
  mend: 'Delete one of them, and keep the better reason.',
}

/** What is demanded of the exceptions themselves. Nothing switches these off. */
export const EXCEPTION_RULES: readonly RulePage[] = [
  validException,
  requireExceptionReason,
  noMissingExceptionRule,
  noMissingExceptionTarget,
  uniqueException,
]
