import { patternSearch, patternTest } from '@fleet/validation/queries'
import { type LogsqlFilter, type StreamMatcher } from '@fleet/validation/queries/logsql'
import { EvaluationError } from '../evaluation/context.ts'
import { amountIn } from '../logql/amounts.ts'
import type { Row } from './row.ts'
import { timeTest, type Span } from './time-filter.ts'

export type RowTest = (row: Row) => boolean

/** A filter as a test of rows. `span` is the time that the query is about. */
export const filterTest = (filter: LogsqlFilter, span: Span): RowTest => {
  switch (filter.kind) {
    case 'all':
      return () => true
    case 'and': {
      const tests = filter.parts.map((part) => filterTest(part, span))
      return (row) => tests.every((test) => test(row))
    }
    case 'or': {
      const tests = filter.parts.map((part) => filterTest(part, span))
      return (row) => tests.some((test) => test(row))
    }
    case 'not': {
      const test = filterTest(filter.of, span)
      return (row) => !test(row)
    }
    case 'stream': {
      const lists = filter.any.map((list) => list.map(matcherTest))
      return (row) => lists.some((tests) => tests.every((test) => test(row)))
    }
    default:
      return fieldTest(filter, span)
  }
}

const matcherTest = ({ label, op, values }: StreamMatcher): RowTest => {
  const texts = values.map(({ value }) => value)
  const [first = ''] = texts
  const isOne = (value: string): boolean => texts.includes(value)
  const test = op.endsWith('~') ? regexTest(patternTest(first), first) : isOne
  // `in(*)` is every value.
  if (texts.length === 0) return () => op === 'in'
  const isNegated = op.startsWith('!') || op === 'not_in'
  return (row) => test(row.get(label.text)) !== isNegated
}

const regexTest = (pattern: RegExp | undefined, text: string): ((value: string) => boolean) => {
  // `(?i)` alone is found in every text.
  if (text === '' || text === '(?i)') return () => true
  if (!pattern) throw new EvaluationError(`cannot parse regexp ${text}`)
  return (value) => pattern.test(value)
}

const fieldTest = (filter: Extract<LogsqlFilter, { kind: 'field' }>, span: Span): RowTest => {
  const { op, values, queries } = filter
  const field = filter.field?.text ?? '_msg'
  if (queries.length > 0) throw new EvaluationError('the sample store does not evaluate queries in filters')
  if (field === '_time') return timeTest(filter, span)
  const texts = values.map(({ value }) => value)
  const test = valueTest(op, texts)
  return (row) => test(row.get(field))
}

const valueTest = (op: string, texts: readonly string[]): ((value: string) => boolean) => {
  const [text = ''] = texts
  switch (op) {
    case ':':
      return phraseTest(text)
    case '*':
      return (value) => value !== ''
    case '=':
      return (value) => value === text
    case '!=':
      return (value) => value !== text
    case '~':
      return regexTest(patternSearch(text), text)
    case '!~': {
      const test = regexTest(patternSearch(text), text)
      return (value) => !test(value)
    }
    case 'in':
      // `in(*)` is every value.
      return texts.length === 0 ? () => true : (value) => texts.includes(value)
    case 'i': {
      const test = phraseTest(text.toLowerCase())
      return (value) => test(value.toLowerCase())
    }
    default:
      return comparison(op, text)
  }
}

const WORD = /[\p{L}\p{N}_]/u

/** A text that stands as whole words. An empty one is the field's absence. */
const phraseTest = (text: string): ((value: string) => boolean) => {
  if (text === '') return (value) => value === ''
  const isPrefix = text.endsWith('*')
  const phrase = isPrefix ? text.slice(0, -1) : text
  return (value) => {
    for (let at = value.indexOf(phrase); at !== -1; at = value.indexOf(phrase, at + 1)) {
      const isBegin = !WORD.test(phrase.charAt(0)) || !WORD.test(value.charAt(at - 1))
      const end = at + phrase.length
      const isEnd = isPrefix || !WORD.test(phrase.at(-1) ?? '') || !WORD.test(value.charAt(end))
      if (isBegin && isEnd) return true
    }
    return false
  }
}

const comparison = (op: string, text: string): ((value: string) => boolean) => {
  const limit = amountIn(text)
  const compare = COMPARISONS[op]
  if (!compare || limit === undefined)
    throw new EvaluationError(`the sample store does not evaluate the filter ${op}${text}`)
  return (value) => {
    const amount = amountIn(value)
    return amount !== undefined && compare(amount, limit)
  }
}

const COMPARISONS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
}
