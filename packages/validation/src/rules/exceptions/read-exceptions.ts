import { suggestion } from '@fleet/model/suggestion'
import { loadAll, YAMLException } from 'js-yaml'
import type { Path } from '../../values/spot.ts'
import type { Exception, ExceptionMistake, ExceptionsFile } from './exception.ts'
import {
  noMissingExceptionRule,
  requireExceptionReason,
  uniqueException,
  validException,
} from './exception-rules.ts'

interface ReadExceptions {
  readonly entries: readonly Exception[]
  readonly mistakes: readonly ExceptionMistake[]
}

const IGNORED = 'the entry switches nothing off'

/** The entries of a file that are fit for use, and what is wrong with every other. */
export const readExceptions = (file: ExceptionsFile, rules: readonly string[]): ReadExceptions => {
  const list = parsed(file.content)
  if (!Array.isArray(list)) return { entries: [], mistakes: [invalid(file, [], NO_LIST)] }
  const entries: Exception[] = []
  const mistakes: ExceptionMistake[] = []
  for (const [index, entry] of (list as readonly unknown[]).entries()) {
    const mistake = mistakeIn(file, index, entry, rules) ?? repeated(file, index, entry as Fields, entries)
    if (mistake) mistakes.push(mistake)
    else entries.push({ ...(entry as Fields), file, index })
  }
  return { entries, mistakes }
}

const NO_LIST = 'the file of exceptions is no list'

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

const mistakeIn = (
  file: ExceptionsFile,
  index: number,
  entry: unknown,
  rules: readonly string[],
): ExceptionMistake | undefined => {
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
      rule: requireExceptionReason.id,
      file,
      path: [index, 'reason'],
      what: `the exception from ${rule} for ${object} has no reason`,
      consequence: IGNORED,
      mend: 'say in `reason` why the object may break the rule',
    }
  if (rules.includes(rule)) return undefined
  return {
    rule: noMissingExceptionRule.id,
    file,
    path: [index, 'rule'],
    what: `there is no rule ${rule}`,
    consequence: IGNORED,
    mend: suggestion(rule, rules),
  }
}

const repeated = (
  file: ExceptionsFile,
  index: number,
  { rule, object }: Fields,
  before: readonly Exception[],
): ExceptionMistake | undefined => {
  const first = before.find((other) => other.rule === rule && other.object === object)
  return (
    first && {
      rule: uniqueException.id,
      file,
      path: [index],
      what: `entry ${index + 1} is the exception from ${rule} for ${object}, and so is entry ${first.index + 1}`,
      consequence: 'one of them stays when the other is deleted',
      mend: 'delete one of them',
    }
  )
}

const invalid = (file: ExceptionsFile, path: Path, what: string): ExceptionMistake => ({
  rule: validException.id,
  file,
  path,
  what,
  consequence: path.length === 0 ? 'none of it switches anything off' : IGNORED,
  mend: 'write a list of entries with the texts rule, object and reason',
})
