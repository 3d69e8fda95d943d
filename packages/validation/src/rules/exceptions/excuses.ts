import type { RulePage } from '../rule.ts'
import type { Exception, ExceptionMistake, ExceptionsFile } from './exception.ts'
import { EXCEPTION_RULES, noMissingExceptionTarget, validException } from './exception-rules.ts'
import { readExceptions } from './read-exceptions.ts'

/** The exceptions of a run: which breaches they silence, and what is wrong with them. */
export interface Excuses {
  /** Whether a rule is switched off for an object. Remembers that it was asked for. */
  readonly excuse: (rule: string, object: string) => boolean
  /** Entries that cannot be read, and those of the rules that have judged that silenced nothing. */
  readonly mistakes: (judged: ReadonlySet<string>) => readonly ExceptionMistake[]
  /** Says at every entry that was used that a rule failed on what it let through. */
  readonly blame: (error: unknown) => readonly ExceptionMistake[]
}

export const excusesOf = (files: readonly ExceptionsFile[], rules: readonly RulePage[]): Excuses => {
  const known = rules.filter((rule) => !EXCEPTION_RULES.includes(rule)).map(({ id }) => id)
  const read = files.map((file) => readExceptions(file, known))
  const byTarget = new Map(
    read.flatMap(({ entries }) => entries).map((entry) => [`${entry.rule} ${entry.object}`, entry]),
  )
  const used = new Set<Exception>()
  return {
    excuse: (rule, object) => {
      const entry = byTarget.get(`${rule} ${object}`)
      if (entry) used.add(entry)
      return entry !== undefined
    },
    mistakes: (judged) => [
      ...read.flatMap(({ mistakes }) => mistakes),
      ...[...byTarget.values()]
        .filter((entry) => judged.has(entry.rule) && !used.has(entry))
        .map(withoutTarget),
    ],
    blame: (error) => [...used].map((entry) => blamed(entry, error)),
  }
}

const withoutTarget = ({ rule, object, file, index }: Exception): ExceptionMistake => ({
  rule: noMissingExceptionTarget.id,
  file,
  path: [index, 'object'],
  what: `${rule} finds nothing wrong with ${object}`,
  consequence: 'the exception would silence the next fault of its kind, and nobody would learn of it',
  mend: 'delete the entry, or correct its object',
})

const blamed = ({ rule, object, file, index }: Exception, error: unknown): ExceptionMistake => ({
  rule: validException.id,
  file,
  path: [index],
  what: `with ${rule} switched off for ${object}, the rules after it cannot read the trees: ${error instanceof Error ? error.message : String(error)}`,
  consequence: 'nothing after it is judged',
  mend: 'mend the object in place of the exception',
})
