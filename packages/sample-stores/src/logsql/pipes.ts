import { patternSearch } from '@fleet/validation/queries'
import {
  type LogsqlFilter,
  type LogsqlPipe,
  type Making,
  type SortField,
} from '@fleet/validation/queries/logsql'
import { formatted } from '../answers/samples.ts'
import { EvaluationError } from '../evaluation/context.ts'
import type { Labels } from '../evaluation/labels.ts'
import { filterTest } from './filter.ts'
import { mathValue, numberIn } from './math.ts'
import { onlyFields, withFields, type Row } from './row.ts'
import { statistics, type Buckets } from './stats.ts'

/** What one stage makes of rows. */
export const piped = (pipe: LogsqlPipe, rows: readonly Row[], buckets: Buckets): readonly Row[] => {
  switch (pipe.kind) {
    case 'stats':
      return statistics(pipe, rows, buckets)
    case 'filter':
      return rows.filter(filterTest(pipe.filter, buckets.span))
    case 'fields': {
      const isKept = namesTest(pipe.fields.map(({ text }) => text))
      return rows.map((row) => onlyFields(row, isKept))
    }
    case 'delete': {
      const isGone = namesTest(pipe.fields.map(({ text }) => text))
      return rows.map((row) => onlyFields(row, (field) => !isGone(field)))
    }
    case 'rename':
    case 'copy':
      return rows.map((row) => renamed(pipe, row))
    case 'make':
      return made(pipe, rows, buckets)
    case 'order':
      return ordered(pipe, rows)
    default:
      throw new EvaluationError(`the sample store does not evaluate the pipe ${pipe.name.text}`)
  }
}

const namesTest =
  (names: readonly string[]) =>
  (field: string): boolean =>
    names.some((name) => (name.endsWith('*') ? field.startsWith(name.slice(0, -1)) : field === name))

const renamed = ({ kind, pairs }: Extract<LogsqlPipe, { kind: 'rename' | 'copy' }>, row: Row): Row => {
  const gone = kind === 'rename' ? pairs.map((pair): [string, string] => [pair.of.text, '']) : []
  const given = pairs.map((pair): [string, string] => [pair.as.text, row.get(pair.of.text)])
  return withFields(row, Object.fromEntries([...gone, ...given]))
}

const made = (
  pipe: Extract<LogsqlPipe, { kind: 'make' }>,
  rows: readonly Row[],
  { span }: Buckets,
): readonly Row[] => {
  const { how, condition } = pipe
  if (!how) throw new EvaluationError(`the sample store does not evaluate the pipe ${pipe.name.text}`)
  const make = maker(
    how,
    pipe.made.map(({ text }) => text),
  )
  const isMeant = conditionTest(condition, span)
  return rows.map((row) => (isMeant(row) ? withFields(row, make(row)) : row))
}

const conditionTest = (condition: LogsqlFilter | undefined, span: Buckets['span']) =>
  condition ? filterTest(condition, span) : () => true

const maker = (how: Making, names: readonly string[]): ((row: Row) => Labels) => {
  const [name = ''] = names
  switch (how.kind) {
    case 'math':
      return (row) =>
        Object.fromEntries(how.entries.map(({ value, as }) => [as.text, formatted(mathValue(value, row))]))
    case 'format':
      return (row) => ({ [name]: filled(how.pattern.value, row) })
    case 'regexp': {
      const pattern = searchFor(how.pattern.value)
      return (row) => {
        const groups = pattern.exec(row.get(how.of.text))?.groups
        return Object.fromEntries(names.map((each) => [each, groups?.[each] ?? '']))
      }
    }
    case 'replace-regexp': {
      const pattern = new RegExp(searchFor(how.pattern.value), 'gs')
      const field = how.of.text
      return (row) => ({ [field]: row.get(field).replaceAll(pattern, () => how.by.value) })
    }
    default:
      return (row) => ({ [name]: String(Buffer.byteLength(row.get(how.of.text))) })
  }
}

const searchFor = (text: string): RegExp => {
  const pattern = patternSearch(text)
  if (!pattern) throw new EvaluationError(`cannot parse regexp ${text}`)
  return pattern
}

/** `<field>` stands for its value, `<lc:field>` for that in small letters. */
const filled = (pattern: string, row: Row): string =>
  pattern.replaceAll(/<(?:(\w+):)?([^<>]*)>/g, (_, how: string | undefined, field: string) => {
    const value = row.get(field)
    if (how === 'lc') return value.toLowerCase()
    return how === 'uc' ? value.toUpperCase() : value
  })

const ordered = (
  { by = [], limit }: Extract<LogsqlPipe, { kind: 'order' }>,
  rows: readonly Row[],
): readonly Row[] => {
  const sorted = by.length === 0 ? rows : rows.toSorted((a, b) => compared(by, a, b))
  return limit === undefined ? sorted : sorted.slice(0, limit)
}

const compared = (by: readonly SortField[], a: Row, b: Row): number => {
  for (const { field, isDescending } of by) {
    const [left, right] = [a.get(field.text), b.get(field.text)]
    const difference = numberIn(left) - numberIn(right)
    const order = Number.isNaN(difference) ? (left < right ? -1 : Number(left > right)) : difference
    if (order !== 0) return isDescending ? -order : order
  }
  return 0
}
