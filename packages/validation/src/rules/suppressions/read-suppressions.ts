import { suggestion } from '@fleet/model/suggestion'
import { loadAll, YAMLException } from 'js-yaml'
import { keywordErrorsOf, type KeywordError } from '../../schemas/schema-errors.ts'
import type { Path } from '../../values/location.ts'
import type { Suppression, SuppressionError, SuppressionsFile } from './suppression.ts'
import {
  noMissingSuppressionRule,
  requireSuppressionReason,
  uniqueSuppression,
  validSuppression,
} from './suppression-rules.ts'

interface ReadSuppressions {
  readonly entries: readonly Suppression[]
  readonly errors: readonly SuppressionError[]
}

const IGNORED = 'the entry suppresses nothing'

/** The entries of a file that are fit for use, and what is wrong with every other. */
export const readSuppressions = (file: SuppressionsFile, rules: readonly string[]): ReadSuppressions => {
  const list = parsed(file.content)
  const wrong = keywordErrorsOf('suppressions', list)
  if (wrong.some(({ path }) => path.length === 0))
    return { entries: [], errors: [invalid(file, [], NO_LIST)] }
  const entries: Suppression[] = []
  const errors: SuppressionError[] = []
  for (const [index, fields] of (list as readonly Fields[]).entries()) {
    const [worst] = wrong
      .filter(({ path }) => path[0] === index)
      .toSorted((one, other) => rankOf(one) - rankOf(other))
    const error = worst
      ? entryError(file, index, fields, worst)
      : (unknownRule(file, index, fields, rules) ?? repeated(file, index, fields, entries))
    if (error) errors.push(error)
    else entries.push({ ...fields, file, index })
  }
  return { entries, errors }
}

const NO_LIST = 'the file of suppressions is not a list'

/** A file that has nothing but comments is an empty list. */
const parsed = (text: string): unknown => {
  try {
    const [list = [], ...others] = loadAll(text, { maxAliases: 0 })
    return others.length === 0 ? list : undefined
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

const FIELDS = ['rule', 'object', 'reason'] as const
type Fields = Readonly<Record<(typeof FIELDS)[number], string>>

/** Of several errors of an entry one is reported: that it is no map, an unknown key, or the first field. */
const rankOf = ({ path: [, key] }: KeywordError): number =>
  key === undefined ? -2 : FIELDS.findIndex((field) => field === key)

const entryError = (
  file: SuppressionsFile,
  index: number,
  { rule, object }: Fields,
  { path }: KeywordError,
): SuppressionError => {
  const [, key] = path
  const field = FIELDS.find((one) => one === key)
  if (field === 'reason')
    return {
      rule: requireSuppressionReason.id,
      file,
      path,
      message: `the suppression from ${rule} for ${object} has no reason`,
      impact: IGNORED,
      fix: 'state in `reason` why the object may violate the rule',
    }
  const entry = `entry ${index + 1}`
  if (key === undefined) return invalid(file, path, `${entry} is no map`)
  return invalid(
    file,
    path,
    field === undefined ? `${entry} has the unknown key ${key}` : `${entry} names no ${field}`,
  )
}

const unknownRule = (
  file: SuppressionsFile,
  index: number,
  { rule }: Fields,
  rules: readonly string[],
): SuppressionError | undefined =>
  rules.includes(rule)
    ? undefined
    : {
        rule: noMissingSuppressionRule.id,
        file,
        path: [index, 'rule'],
        message: `there is no rule ${rule}`,
        impact: IGNORED,
        fix: suggestion(rule, rules),
      }

const repeated = (
  file: SuppressionsFile,
  index: number,
  { rule, object }: Fields,
  before: readonly Suppression[],
): SuppressionError | undefined => {
  const first = before.find((other) => other.rule === rule && other.object === object)
  return (
    first && {
      rule: uniqueSuppression.id,
      file,
      path: [index],
      message: `entry ${index + 1} is the suppression from ${rule} for ${object}, and so is entry ${first.index + 1}`,
      impact: 'one of them stays when the other is deleted',
      fix: 'delete one of them',
    }
  )
}

const invalid = (file: SuppressionsFile, path: Path, message: string): SuppressionError => ({
  rule: validSuppression.id,
  file,
  path,
  message,
  impact: path.length === 0 ? 'the file suppresses nothing' : IGNORED,
  fix: 'write a list of entries with the texts rule, object and reason',
})
