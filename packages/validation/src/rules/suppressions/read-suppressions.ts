import { suggestion } from '@fleet/model/suggestion'
import { loadAll, YAMLException } from 'js-yaml'
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

const IGNORED = 'the entry switches nothing off'

/** The entries of a file that are fit for use, and what is wrong with every other. */
export const readSuppressions = (file: SuppressionsFile, rules: readonly string[]): ReadSuppressions => {
  const list = parsed(file.content)
  if (!Array.isArray(list)) return { entries: [], errors: [invalid(file, [], NO_LIST)] }
  const entries: Suppression[] = []
  const errors: SuppressionError[] = []
  for (const [index, entry] of (list as readonly unknown[]).entries()) {
    const error = errorIn(file, index, entry, rules) ?? repeated(file, index, entry as Fields, entries)
    if (error) errors.push(error)
    else entries.push({ ...(entry as Fields), file, index })
  }
  return { entries, errors }
}

const NO_LIST = 'the file of suppressions is no list'

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

const errorIn = (
  file: SuppressionsFile,
  index: number,
  entry: unknown,
  rules: readonly string[],
): SuppressionError | undefined => {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return invalid(file, [index], `entry ${index + 1} is no map`)
  const given = entry as Readonly<Record<string, unknown>>
  const stranger = Object.keys(given).find((key) => !FIELDS.some((field) => field === key))
  if (stranger !== undefined)
    return invalid(file, [index, stranger], `entry ${index + 1} has the unknown key ${stranger}`)
  for (const field of ['rule', 'object'] as const)
    if (typeof given[field] !== 'string' || given[field].trim() === '')
      return invalid(file, [index, field], `entry ${index + 1} names no ${field}`)
  const { rule, object, reason } = given as Fields
  if (typeof reason !== 'string' || reason.trim() === '')
    return {
      rule: requireSuppressionReason.id,
      file,
      path: [index, 'reason'],
      message: `the suppression from ${rule} for ${object} has no reason`,
      impact: IGNORED,
      fix: 'say in `reason` why the object may break the rule',
    }
  if (rules.includes(rule)) return undefined
  return {
    rule: noMissingSuppressionRule.id,
    file,
    path: [index, 'rule'],
    message: `there is no rule ${rule}`,
    impact: IGNORED,
    fix: suggestion(rule, rules),
  }
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
  impact: path.length === 0 ? 'none of it switches anything off' : IGNORED,
  fix: 'write a list of entries with the texts rule, object and reason',
})
