import { LINE_FIELDS, logsqlField } from '@fleet/model'
import type { Look } from '../runbook.ts'

/** Lines of the cluster that an alert is about. */
interface Lines {
  readonly namespace?: string
  /** A regular expression of the names of their pods. */
  readonly pods?: string
  /** What each of them contains. */
  readonly contain?: readonly string[]
}

const NAMESPACE = 'k8s.namespace.name'

/** The attribute, how it is compared, and with what. */
const matchersOf = ({ namespace, pods }: Lines): readonly (readonly [string, '=' | '=~', string])[] => [
  ['cluster', '=', 'CLUSTER'],
  ...(namespace === undefined ? [] : [[NAMESPACE, '=', namespace] as const]),
  ...(pods === undefined ? [] : [['k8s.pod.name', '=~', pods] as const]),
]

/** The name of an attribute in Loki. */
const label = (attribute: string): string => attribute.replaceAll('.', '_')

const selector = (lines: Lines, nameOf: (attribute: string) => string): string =>
  `{${matchersOf(lines)
    .map(([attribute, operator, value]) => `${nameOf(attribute)}${operator}${JSON.stringify(value)}`)
    .join(', ')}}`

const words = ({ contain = [] }: Lines): readonly string[] => contain.map((text) => JSON.stringify(text))

const inLogql = (lines: Lines): string =>
  [selector(lines, label), ...words(lines).map((word) => `|= ${word}`)].join(' ')

const inLogsql = (lines: Lines): string => [selector(lines, logsqlField), ...words(lines)].join(' ')

/** The lines themselves, in the language of each store. */
export const logLook = (shows: string, lines: Lines): Look => ({
  shows,
  logql: inLogql(lines),
  logsql: inLogsql(lines),
})

/** How many lines of each namespace came within five minutes. */
export const linesByNamespace = (shows: string): Look => ({
  shows,
  logql: `sum by (${label(NAMESPACE)}) (count_over_time(${inLogql({})} [5m]))`,
  logsql: `_time:5m ${inLogsql({})} | stats by (${logsqlField(NAMESPACE)}) count() lines`,
})

/** How many bytes of each namespace came in a second. */
export const bytesByNamespace = (shows: string): Look => ({
  shows,
  logql: `sum by (${label(NAMESPACE)}) (bytes_rate(${inLogql({})} [15m]))`,
  logsql: `_time:15m ${inLogsql({})} | len(${LINE_FIELDS.message}) as bytes | stats by (${logsqlField(NAMESPACE)}) rate_sum(bytes) bytes_per_second`,
})
