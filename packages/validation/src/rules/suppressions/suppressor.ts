import type { RuleDocs } from '../rule/rule.ts'
import type { Suppression, SuppressionError, SuppressionsFile } from './suppression.ts'
import { SUPPRESSION_RULES, noMissingSuppressionTarget } from './suppression-rules.ts'
import { readSuppressions } from './read-suppressions.ts'

/** The suppressions of a run: which violations they silence, and what is wrong with them. */
export interface Suppressor {
  /** Whether a rule is switched off for an object. Remembers that it was asked for. */
  readonly suppresses: (rule: string, object: string) => boolean
  /** Entries that cannot be read, and those that silenced nothing. @param isChecked whether the rule could find something there */
  readonly errors: (isChecked: (rule: string, object: string) => boolean) => readonly SuppressionError[]
}

export const suppressorOf = (files: readonly SuppressionsFile[], rules: readonly RuleDocs[]): Suppressor => {
  const known = rules.map(({ id }) => id).filter((id) => !SUPPRESSION_RULES.some((rule) => rule.id === id))
  const read = files.map((file) => readSuppressions(file, known))
  const byTarget = new Map(
    read.flatMap(({ entries }) => entries).map((entry) => [`${entry.rule} ${entry.object}`, entry]),
  )
  const used = new Set<Suppression>()
  return {
    suppresses: (rule, object) => {
      const entry = byTarget.get(`${rule} ${object}`)
      if (entry) used.add(entry)
      return entry !== undefined
    },
    errors: (isChecked) => [
      ...read.flatMap(({ errors }) => errors),
      ...[...byTarget.values()]
        .filter((entry) => !used.has(entry) && isChecked(entry.rule, entry.object))
        .map(withoutTarget),
    ],
  }
}

const withoutTarget = ({ rule, object, file, index }: Suppression): SuppressionError => ({
  rule: noMissingSuppressionTarget.id,
  file,
  path: [index, 'object'],
  message: `${rule} finds nothing wrong with ${object}`,
  impact: 'the suppression would hide the next violation of its kind',
  fix: 'delete the entry, or correct its object',
})
