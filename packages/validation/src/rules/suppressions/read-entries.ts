import { suggestion } from '@fleet/model/suggestion'
import type { KeywordError } from '../../schemas/schema-errors.ts'
import type { Path } from '../../values/location.ts'
import type { Suppression, SuppressionError, SuppressionsFile } from './suppression.ts'
import {
  noMissingSuppressionRule,
  requireSuppressionReason,
  uniqueSuppression,
  validSuppression,
} from './suppression-rules.ts'

export interface ReadSuppressions {
  readonly entries: readonly Suppression[]
  readonly errors: readonly SuppressionError[]
}

/** A list of suppressions in a file, as YAML has it. */
export interface EntryList {
  readonly file: SuppressionsFile
  /** The keys that lead to the list. */
  readonly at: Path
  readonly list: readonly unknown[]
  /** What the schema says of the list and below, by the path from the list on. */
  readonly wrong: readonly KeywordError[]
  /** What an entry may state, the reason last. */
  readonly fields: readonly Field[]
}

const IGNORED = 'the entry suppresses nothing'

type Field = 'rule' | 'path' | 'object' | 'reason'
type Fields = Readonly<Partial<Record<Field, string>> & Record<'rule' | 'reason', string>>

/** The entries that are fit for use, and what is wrong with every other. */
export const readEntries = (given: EntryList, rules: readonly string[]): ReadSuppressions => {
  const { file, at, list, wrong } = given
  const entries: Suppression[] = []
  const errors: SuppressionError[] = []
  for (const [index, value] of list.entries()) {
    const fields = value as Fields
    const [worst] = wrong
      .filter(({ path }) => path[0] === index)
      .toSorted((one, other) => rankOf(given, one) - rankOf(given, other))
    const entry = { ...fields, file, index, at: [...at, index] }
    const error = worst
      ? entryError(given, entry, worst)
      : (unknownRule(entry, rules) ?? repeated(entry, entries))
    if (error) errors.push(error)
    else entries.push(entry)
  }
  return { entries, errors }
}

/** Of several errors of an entry one is reported: that it is no map, an unknown key, or the first field. */
const rankOf = ({ fields }: EntryList, { path: [, key] }: KeywordError): number =>
  key === undefined ? -2 : fields.findIndex((field) => field === key)

/** What an entry is for, in a sentence. */
const targetOf = ({ object, path }: Suppression): string =>
  [object, path].filter((part) => part !== undefined).join(' in ')

const entryError = (given: EntryList, entry: Suppression, { path }: KeywordError): SuppressionError => {
  const [, key] = path
  const field = given.fields.find((one) => one === key)
  const own = { file: entry.file, path: [...entry.at, ...path.slice(1)] }
  if (field === 'reason')
    return {
      ...own,
      rule: requireSuppressionReason.id,
      message: `the suppression from ${entry.rule} for ${targetOf(entry)} has no reason`,
      impact: IGNORED,
      fix: 'state in `reason` why the object may violate the rule',
    }
  return {
    ...own,
    rule: validSuppression.id,
    message: `entry ${entry.index + 1} ${key === undefined ? 'is no map' : withField(key, field)}`,
    impact: IGNORED,
    fix: `write a list of entries with the texts ${given.fields.join(', ')}`,
  }
}

const withField = (key: string | number, field: Field | undefined): string =>
  field === undefined ? `has the unknown key ${key}` : `names no ${field}`

const unknownRule = (
  { rule, file, at }: Suppression,
  rules: readonly string[],
): SuppressionError | undefined =>
  rules.includes(rule)
    ? undefined
    : {
        rule: noMissingSuppressionRule.id,
        file,
        path: [...at, 'rule'],
        message: `there is no rule ${rule}`,
        impact: IGNORED,
        fix: suggestion(rule, rules),
      }

const repeated = (entry: Suppression, before: readonly Suppression[]): SuppressionError | undefined => {
  const first = before.find(
    ({ rule, object, path }) => rule === entry.rule && object === entry.object && path === entry.path,
  )
  return (
    first && {
      rule: uniqueSuppression.id,
      file: entry.file,
      path: entry.at,
      message: `entry ${entry.index + 1} is the suppression from ${entry.rule} for ${targetOf(entry)}, and so is entry ${first.index + 1}`,
      impact: 'one of them stays when the other is deleted',
      fix: 'delete one of them',
    }
  )
}
