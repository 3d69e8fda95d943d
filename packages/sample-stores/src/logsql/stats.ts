import type { LogsqlPipe, StatsFunction } from '@fleet/validation/queries/logsql'
import { formatted } from '../answers/samples.ts'
import { EvaluationError } from '../evaluation/context.ts'
import { filterTest, type RowTest } from './filter.ts'
import { numberIn } from './math.ts'
import { rowOf, type Row } from './row.ts'
import type { Span } from './time-filter.ts'

/** How a query counts: over all of its time, or in steps of so many seconds. */
export interface Buckets {
  readonly span: Span
  readonly step?: number
}

/** One row for each group, and for each step of it. Without groups there is a row even of nothing. */
export const statistics = (
  { by, functions }: Extract<LogsqlPipe, { kind: 'stats' }>,
  rows: readonly Row[],
  { span, step }: Buckets,
): readonly Row[] => {
  const names = by.map(({ text }) => text)
  const counted = functions.map((each) => ({ each, isMeant: meant(each, span) }))
  const groups = new Map<string, Row[]>()
  if (names.length === 0 && step === undefined) groups.set('', [])
  for (const row of rows) {
    const key = [bucketOf(row, step), ...names.map((name) => row.get(name))].join('\0')
    const group = groups.get(step === undefined && names.length === 0 ? '' : key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const seconds = step ?? span.end - span.start
  return [...groups.values()].map((group) => {
    const [first] = group
    const labels = names.map((name): [string, string] => [name, first?.get(name) ?? ''])
    const values = counted.map(({ each, isMeant }): [string, string] => [
      each.result.text,
      valueOf(each, group.filter(isMeant), seconds),
    ])
    return rowOf(first ? bucketOf(first, step) : span.end, Object.fromEntries([...labels, ...values]))
  })
}

const bucketOf = ({ time }: Row, step: number | undefined): number =>
  step === undefined ? 0 : Math.floor(time / step) * step

const meant = ({ condition }: StatsFunction, span: Span): RowTest =>
  condition ? filterTest(condition, span) : () => true

const valueOf = ({ name, reads }: StatsFunction, rows: readonly Row[], seconds: number): string => {
  const [field] = reads.map(({ text }) => text)
  const texts = (): string[] =>
    field === undefined ? [] : rows.map((row) => row.get(field)).filter((text) => text !== '')
  const sum = (): number => texts().reduce((total, text) => total + numberIn(text), 0)
  switch (name.text) {
    case 'count':
      return formatted(rows.length)
    case 'rate':
      return formatted(rows.length / seconds)
    case 'sum':
      return formatted(sum())
    case 'rate_sum':
      return formatted(sum() / seconds)
    case 'sum_len':
      return formatted(texts().reduce((total, text) => total + Buffer.byteLength(text), 0))
    case 'max':
      return extreme(texts(), 1)
    case 'min':
      return extreme(texts(), -1)
    default:
      throw new EvaluationError(`the sample store does not evaluate the function ${name.text}`)
  }
}

const extreme = (texts: readonly string[], sign: 1 | -1): string =>
  texts.reduce(
    (best, text) => (best === '' || (numberIn(text) - numberIn(best)) * sign > 0 ? text : best),
    '',
  )
