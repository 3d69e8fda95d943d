import type { Name } from '../expr.ts'
import type { QueryError } from '../query-error.ts'
import type { LogsqlFilter, LogsqlPipe, LogsqlQuery } from './query.ts'

/** The fields of what a query returns. */
export interface ResultFields {
  /** Whether there may be others: those of the lines themselves. */
  readonly isOpen: boolean
  /** What it is grouped by, and texts that it makes afterwards. */
  readonly labels: ReadonlySet<string>
  /** Numbers that it counts or calculates. */
  readonly numbers: ReadonlySet<string>
}

/** The fields that a query returns, and each field that it reads where no stage before has left it. */
export const resultFields = ({
  pipes,
}: LogsqlQuery): { readonly fields: ResultFields; readonly errors: readonly QueryError[] } => {
  const errors: QueryError[] = []
  let fields: ResultFields = LINES
  for (const pipe of pipes) {
    errors.push(...missing(fields, readBy(pipe), pipe))
    fields = after(fields, pipe)
  }
  return { fields, errors }
}

const LINES: ResultFields = { isOpen: true, labels: new Set(), numbers: new Set() }

const missing = (
  { isOpen, labels, numbers }: ResultFields,
  reads: readonly Name[],
  { name }: LogsqlPipe,
): QueryError[] =>
  isOpen
    ? []
    : reads
        .filter(({ text }) => !text.includes('*') && !labels.has(text) && !numbers.has(text))
        .map(({ text, from }) => ({
          offset: from,
          message: `${name.text} reads ${text}, and the stages before leave ${[...labels, ...numbers].join(', ') || 'no field'}`,
        }))

/** The fields that a stage reads. */
const readBy = (pipe: LogsqlPipe): readonly Name[] => {
  switch (pipe.kind) {
    case 'stats':
      return [
        ...pipe.by,
        ...pipe.functions.flatMap(({ reads, condition }) => [...reads, ...fieldsIn(condition)]),
      ]
    case 'filter':
      return fieldsIn(pipe.filter)
    case 'fields':
    case 'delete':
      return pipe.fields
    case 'rename':
    case 'copy':
      return pipe.pairs.map(({ of }) => of)
    case 'make':
      return [...pipe.reads, ...fieldsIn(pipe.condition)]
    case 'order':
      return pipe.reads
    default:
      return []
  }
}

/** The fields that a filter names. */
const fieldsIn = (filter: LogsqlFilter | undefined): readonly Name[] => {
  if (!filter) return []
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.flatMap(fieldsIn)
  if (filter.kind === 'not') return fieldsIn(filter.of)
  return filter.kind === 'field' && filter.field ? [filter.field] : []
}

const after = (fields: ResultFields, pipe: LogsqlPipe): ResultFields => {
  switch (pipe.kind) {
    case 'stats':
      return {
        isOpen: false,
        labels: texts(pipe.by),
        numbers: texts(pipe.functions.map(({ result }) => result)),
      }
    case 'fields':
      return only(fields, pipe.fields)
    case 'delete':
      return mapped(fields, (name) => (matches(pipe.fields, name) ? [] : [name]))
    case 'rename':
      return mapped(fields, (name) => [pipe.pairs.find(({ of }) => of.text === name)?.as.text ?? name])
    case 'copy':
      return mapped(fields, (name) => [
        name,
        ...pipe.pairs.filter(({ of }) => of.text === name).map((pair) => pair.as.text),
      ])
    case 'make':
      return withMade(fields, pipe)
    case 'filter':
    case 'order':
      return fields
    default:
      return { ...fields, isOpen: true }
  }
}

const texts = (names: readonly Name[]): ReadonlySet<string> => new Set(names.map(({ text }) => text))

const mapped = (
  { isOpen, labels, numbers }: ResultFields,
  change: (name: string) => readonly string[],
): ResultFields => ({
  isOpen,
  labels: new Set([...labels].flatMap(change)),
  numbers: new Set([...numbers].flatMap(change)),
})

/** Of lines, `fields` leaves what it names; of results, what there is of that. */
const only = (fields: ResultFields, kept: readonly Name[]): ResultFields => {
  const found = mapped(fields, (name) => (matches(kept, name) ? [name] : []))
  if (!fields.isOpen) return found
  const isOpen = kept.some(({ text }) => text.includes('*'))
  return { ...found, isOpen, labels: new Set([...found.labels, ...texts(kept)]) }
}

const matches = (names: readonly Name[], name: string): boolean =>
  names.some(({ text }) => (text.endsWith('*') ? name.startsWith(text.slice(0, -1)) : text === name))

/** Only arithmetics make numbers. */
const withMade = (
  { isOpen, labels, numbers }: ResultFields,
  pipe: Extract<LogsqlPipe, { kind: 'make' }>,
): ResultFields => {
  const made = pipe.made.map(({ text }) => text)
  const areNumbers = pipe.name.text === 'math' || pipe.name.text === 'eval'
  const others = made.filter((name) => !numbers.has(name))
  return {
    isOpen: isOpen || pipe.isOpen,
    labels: areNumbers ? labels : new Set([...labels, ...others]),
    numbers: areNumbers ? new Set([...numbers, ...made]) : numbers,
  }
}
