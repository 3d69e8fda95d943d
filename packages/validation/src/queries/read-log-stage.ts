import type { LabelCondition, LogStage, Matcher, Name, Text } from './expr.ts'
import { QuerySyntaxError } from './query-error.ts'
import type { TokenReader } from './token-reader.ts'

const LINE_FILTERS = new Set(['|=', '|~', '!=', '!~', '|>', '!>'])
const COMPARISONS = new Set(['=', '!=', '=~', '!~', '==', '>', '>=', '<', '<='])

/** One stage of a pipeline; nothing where none follows. */
export const readStage = (reader: TokenReader): LogStage | undefined => {
  const { kind, text, from } = reader.next
  if (kind !== 'sign') return undefined
  if (LINE_FILTERS.has(text)) return lineFilter(reader)
  if (!reader.takes('|')) return undefined
  const stage = STAGES[reader.next.text]
  return stage ? { ...stage(reader), from, to: reader.end } : labelFilter(reader)
}

/** `|= "a" or "b"`, `|= ip("…")` */
const lineFilter = (reader: TokenReader): LogStage => {
  const { text: op, from } = reader.take()
  const pattern = lineText(reader)
  const others: (Text | undefined)[] = []
  while (reader.takes('or')) others.push(lineText(reader))
  const texts = [pattern, ...others].filter((text) => text !== undefined)
  const stage = { kind: 'lines' as const, op, texts, from, to: reader.end }
  return op.endsWith('~') && pattern ? { ...stage, pattern } : stage
}

const lineText = (reader: TokenReader): Text | undefined => {
  if (!reader.takes('ip')) return reader.quoted()
  reader.expect('(')
  reader.quoted()
  reader.expect(')')
  return undefined
}

type Stage = (reader: TokenReader) => LogStage

const span = { from: 0, to: 0 }

/** A parser that makes labels of all that a line holds, or of what it names: `json a="b.c"`. */
const openParser: Stage = (reader) => {
  const name = reader.take()
  while (reader.takes('--strict') || reader.takes('--keep-empty'));
  const labels: string[] = []
  while (reader.next.kind === 'word') {
    labels.push(reader.name('a label').text)
    if (reader.takes('=')) reader.quoted()
    if (!reader.takes(',')) break
  }
  return { kind: 'parser', name, ...span, ...(labels.length > 0 && { labels }) }
}

const patternParser =
  (groups: RegExp): Stage =>
  (reader) => {
    const name = reader.take()
    const pattern = reader.quoted()
    const { value, from } = pattern
    const labels = [...value.matchAll(groups)].map(([, label = '']) => label)
    if (labels.length === 0)
      throw new QuerySyntaxError(from, `${name.text} names nothing that it makes a label of`)
    return { kind: 'parser', name, labels, pattern, ...span }
  }

const unpack: Stage = (reader) => ({ kind: 'parser', name: reader.take(), ...span })

const text: Stage = (reader) => {
  reader.take()
  const template = reader.next.kind === 'string' ? reader.quoted() : undefined
  return { kind: 'text', ...span, ...(template && { template }) }
}

/** `label_format a=b, c="{{.d}}"` */
const labelFormat: Stage = (reader) => {
  reader.take()
  const made: Name[] = []
  const read: Name[] = []
  const sources: (Name | Text)[] = []
  do {
    made.push(reader.name('a label'))
    reader.expect('=')
    if (reader.next.kind === 'string') sources.push(reader.quoted())
    else {
      const label = reader.name('a label or a template')
      read.push(label)
      sources.push(label)
    }
  } while (reader.takes(','))
  return { kind: 'format', made, read, sources, ...span }
}

const labelList =
  (kind: 'keep' | 'drop'): Stage =>
  (reader) => {
    reader.take()
    const labels: Name[] = []
    do {
      labels.push(reader.name('a label'))
      if (/^(?:=|!=|=~|!~)$/.test(reader.next.text)) {
        reader.take()
        reader.quoted()
      }
    } while (reader.takes(','))
    return { kind, labels, ...span }
  }

const STAGES: Readonly<Record<string, Stage | undefined>> = {
  json: openParser,
  logfmt: openParser,
  regexp: patternParser(/\(\?P?<(\w+)>/g),
  pattern: patternParser(/<([a-z]\w*)>/gi),
  unpack,
  decolorize: text,
  line_format: text,
  label_format: labelFormat,
  keep: labelList('keep'),
  drop: labelList('drop'),
}

/** `| status >= 400 and (method="GET" or path=~"/api.*")` */
const labelFilter = (reader: TokenReader): LogStage => {
  const { from } = reader.next
  const labels: Name[] = []
  const matchers: Matcher[] = []
  const any = (): LabelCondition => {
    const left = all()
    return reader.takes('or') ? { kind: 'or', left, right: any() } : left
  }
  const all = (): LabelCondition => {
    const left = one()
    // Conditions beside each other are joined by `and`.
    const isJoined = reader.takes('and') || reader.takes(',') || isCondition(reader)
    return isJoined ? { kind: 'and', left, right: all() } : left
  }
  const one = (): LabelCondition => {
    if (!reader.takes('(')) return comparison(reader, labels, matchers)
    const inner = any()
    reader.expect(')')
    return inner
  }
  const condition = any()
  return { kind: 'filter', labels, matchers, condition, from, to: reader.end }
}

const isCondition = ({ next }: TokenReader): boolean =>
  next.kind === 'word' && !['or', 'offset', 'by', 'without'].includes(next.text)

const comparison = (reader: TokenReader, labels: Name[], matchers: Matcher[]): LabelCondition => {
  const label = reader.name('a label or a stage such as json')
  const op = reader.next
  if (!COMPARISONS.has(op.text))
    throw new QuerySyntaxError(
      label.from,
      `${label.text} is no stage of a pipeline, and no comparison follows it`,
    )
  reader.take()
  labels.push(label)
  const compared = { kind: 'comparison' as const, label, op: op.text }
  const { kind, text: number } = reader.next
  if (kind === 'string') {
    if (!isMatchOp(op.text)) throw reader.unexpected('a number, a duration or a size')
    const value = reader.quoted()
    matchers.push({ label, op: op.text, value, from: label.from, to: value.to })
    return { ...compared, text: value.value }
  }
  if (kind === 'number' || kind === 'united' || kind === 'variable') {
    reader.take()
    return { ...compared, number }
  }
  if (!lineTextCall(reader)) throw reader.unexpected('a text, a number, a duration or a size')
  return compared
}

const isMatchOp = (op: string): op is Matcher['op'] => /^(?:=|!=|=~|!~)$/.test(op)

const lineTextCall = (reader: TokenReader): boolean => {
  if (!reader.sees('ip')) return false
  lineText(reader)
  return true
}
