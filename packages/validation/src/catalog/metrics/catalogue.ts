/** What a label of a series may hold: any text, or one of a closed list. */
export type LabelValues = 'any' | ReadonlySet<string>

/** How the values of a series move. A histogram's `_bucket`, `_sum` and `_count` are counters of their own. */
export type SeriesType = 'counter' | 'gauge' | 'info' | 'unknown'

/** What one version of an exporter can yield, as a script in `tools/derive/catalogues` derived it and `pnpm lab record` saw it run. */
export interface CatalogueFile {
  readonly exporter: string
  readonly version: string
  /** Where it was read from. */
  readonly source: string
  /** The images that run it, without a tag. */
  readonly images: readonly string[]
  /** Further catalogues, of what it yields like other programs: `go-runtime` of the client library for Go. */
  readonly with?: readonly string[]
  /** Whether it has only what is usually kept. The program yields more. */
  readonly partial?: boolean
  /** Parts that yield nothing unless they are switched on. */
  readonly off?: readonly string[]
  /** By the part of the exporter that yields them: each metric with its type and its labels, `counter cpu mode=idle|user`. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A metric as an exporter gives it out, before any relabelling. */
export interface Metric {
  readonly name: string
  readonly type: SeriesType
  readonly labels: ReadonlyMap<string, LabelValues>
}

/** The metrics of an exporter with certain parts on. */
export interface Exposition {
  readonly exporter: string
  readonly find: (metric: string) => Metric | undefined
  /** Every name, those of a histogram's parts included. */
  readonly names: () => readonly string[]
  /** Every label that one of its metrics has. */
  readonly labels: () => readonly string[]
}

/** What an exporter yields when only some of its parts are on. */
export const expositionOf = (
  exporter: string,
  parts: readonly Readonly<Record<string, string>>[],
): Exposition => {
  const read = new Map<string, Metric | undefined>()
  let names: readonly string[] | undefined
  let labels: readonly string[] | undefined
  return {
    exporter,
    find: (metric) => {
      if (!read.has(metric)) read.set(metric, found(metric, parts))
      return read.get(metric)
    },
    names: () => (names ??= parts.flatMap((part) => Object.entries(part).flatMap(namesOf))),
    labels: () => (labels ??= labelsIn(parts)),
  }
}

const labelsIn = (parts: readonly Readonly<Record<string, string>>[]): readonly string[] => [
  ...new Set([
    'le',
    'quantile',
    ...parts.flatMap((part) =>
      Object.values(part).flatMap((declared) => declared.split(' ').slice(1).map(nameOf)),
    ),
  ]),
]

/** What the parts of a histogram or a summary are parts of; any other metric is its own family. */
export const familyOf = (metric: string): string => metric.replace(/_(bucket|sum|count)$/, '')

const found = (name: string, parts: readonly Readonly<Record<string, string>>[]): Metric | undefined => {
  const part = parts.find((one) => Object.hasOwn(one, name))
  if (part) return metricOf(name, name, part[name] ?? '')
  const family = familyOf(name)
  const declared = parts.find((one) => Object.hasOwn(one, family))?.[family]
  return declared !== undefined && namesOf([family, declared]).includes(name)
    ? metricOf(name, family, declared)
    : undefined
}

const namesOf = ([family, declared]: readonly [string, string]): readonly string[] => {
  if (declared.startsWith('histogram')) return ['_bucket', '_sum', '_count'].map((end) => family + end)
  return declared.startsWith('summary') ? [family, `${family}_sum`, `${family}_count`] : [family]
}

const metricOf = (name: string, family: string, declared: string): Metric | undefined => {
  const [type = '', ...declaredLabels] = declared.split(' ')
  if (type === 'histogram' && name === family) return undefined
  const labels = new Map<string, LabelValues>()
  for (const label of declaredLabels) labels.set(nameOf(label), valuesOf(label))
  if (name.endsWith('_bucket') && type === 'histogram') labels.set('le', 'any')
  if (type === 'summary' && name === family) labels.set('quantile', 'any')
  return { name, type: typeOf(type, name === family), labels }
}

/** `mode=idle|user`, or `cpu` where the values are open. */
const nameOf = (label: string): string => {
  const equals = label.indexOf('=')
  return equals < 0 ? label : label.slice(0, equals)
}

const valuesOf = (label: string): LabelValues => {
  const equals = label.indexOf('=')
  return equals < 0 ? 'any' : new Set(label.slice(equals + 1).split('|'))
}

const typeOf = (type: string, isFamily: boolean): SeriesType => {
  if (type === 'histogram' || (type === 'summary' && !isFamily)) return 'counter'
  return type === 'counter' || type === 'info' || type === 'unknown' ? type : 'gauge'
}
