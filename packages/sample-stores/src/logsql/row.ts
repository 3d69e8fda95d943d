import { INDEXED_ATTRIBUTES, LINE_FIELDS, METADATA_FIELDS, PROMOTED_ATTRIBUTES } from '@fleet/model'
import type { Labels } from '../evaluation/labels.ts'
import type { LogStream, StoredLine } from '../logql/log-store.ts'

/** A line as VictoriaLogs keeps it, or what a stage has made of lines: its fields, of which an empty one is none. */
export interface Row {
  /** Seconds since 1970. */
  readonly time: number
  readonly get: (field: string) => string
  /** The names of its fields that are not empty. */
  readonly names: () => readonly string[]
}

/** Attributes keep their dots here, which are underscores in Loki. */
const ATTRIBUTES: readonly string[] = [
  ...PROMOTED_ATTRIBUTES,
  ...INDEXED_ATTRIBUTES,
  ...METADATA_FIELDS,
  'log.iostream',
  'logtag',
]

const labelOf = (field: string): string => field.replaceAll('.', '_')

/** The fields of a stream, by their names in VictoriaLogs. */
export const streamFields = (labels: Labels): Labels =>
  Object.fromEntries(
    ATTRIBUTES.flatMap((field) => {
      const value = labels[labelOf(field)]
      return value === undefined ? [] : [[field, value]]
    }),
  )

/** `{cluster="hub",k8s.pod.name="web-0"}` */
const streamText = (fields: Labels): string =>
  `{${Object.entries(fields)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => `${field}=${JSON.stringify(value)}`)
    .join(',')}}`

/** A line of a stream. Its text is made where it is asked for. */
export const storedRow = (fields: Labels, { metadata }: LogStream, line: StoredLine): Row => {
  const get = (field: string): string => {
    switch (field) {
      case LINE_FIELDS.message:
        return line.text()
      case LINE_FIELDS.time:
        return new Date(line.time * 1000).toISOString()
      case LINE_FIELDS.stream:
        return streamText(fields)
      case LINE_FIELDS.severity:
        return 'Unspecified'
      default:
        return fields[field] ?? (ATTRIBUTES.includes(field) ? (line.metadata(labelOf(field)) ?? '') : '')
    }
  }
  const own = ATTRIBUTES.filter((field) => metadata.includes(labelOf(field)))
  const names = [
    LINE_FIELDS.time,
    LINE_FIELDS.stream,
    LINE_FIELDS.message,
    LINE_FIELDS.severity,
    ...Object.keys(fields),
    ...own,
  ]
  return { time: line.time, get, names: () => names }
}

/** A row that holds only some fields. */
export const rowOf = (time: number, fields: Labels): Row => ({
  time,
  get: (field) => fields[field] ?? '',
  names: () => Object.keys(fields).filter((field) => fields[field] !== ''),
})

/** A row with other values of some fields. */
export const withFields = (row: Row, made: Labels): Row => ({
  time: row.time,
  get: (field) => made[field] ?? row.get(field),
  names: () => [...new Set([...row.names(), ...Object.keys(made)])].filter((field) => made[field] !== ''),
})

/** A row with some of its fields. */
export const onlyFields = (row: Row, isKept: (field: string) => boolean): Row => ({
  time: row.time,
  get: (field) => (isKept(field) ? row.get(field) : ''),
  names: () => row.names().filter(isKept),
})
