import type { Path } from '../../values/location.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'

/** A kind of custom resource that kube-state-metrics is to report on. */
export interface ReportedResource {
  readonly group: string
  readonly version: string
  readonly kind: string
  /** What it says of each object, as its configuration declares it. */
  readonly metrics: readonly ReportedMetric[]
  /** The fields of an object that it reads, each with the keys in the resource's configuration that lead there. */
  readonly fields: readonly ReportedField[]
}

export interface ReportedField {
  readonly keys: Path
  /** `[type=Ready]` stands for the entry of a list with that value, and a number for one by its position. */
  readonly field: readonly string[]
}

interface ReportedMetric {
  readonly name: string
  /** Each label with its values, where the configuration lists them. */
  readonly labels: ReadonlyMap<string, readonly string[] | undefined>
}

/** The resources of a configuration of custom resource state. */
export const reportedResources = (config: unknown): readonly ReportedResource[] =>
  listOf(valueAt(config, ['spec', 'resources'])).map((resource) => {
    const [group, version, kind] = ['group', 'version', 'kind'].map((key) =>
      textAt(resource, 'groupVersionKind', key),
    ) as [string, string, string]
    return {
      group,
      version,
      kind,
      metrics: metricsOf(resource, { group, version, kind }),
      fields: [
        ...fieldsOfLabels(resource, []),
        ...listOf(valueAt(resource, ['metrics'])).flatMap((metric, index) =>
          fieldsOfMetric(metric, ['metrics', index]),
        ),
      ],
    }
  })

const fieldsOfLabels = (
  holder: unknown,
  keys: Path,
  base: readonly string[] = [],
): readonly ReportedField[] =>
  entriesAt(holder, 'labelsFromPath').map(([label, field]) => ({
    keys: [...keys, 'labelsFromPath', label],
    field: [...base, ...listOf(field).map(String)],
  }))

/** What is taken from under a path is a field below it. */
const fieldsOfMetric = (metric: unknown, keys: Path): readonly ReportedField[] => {
  const type = typeOf(metric)
  const each = valueAt(metric, ['each', type])
  const at = [...keys, 'each', type]
  const path = listOf(valueAt(each, ['path'])).map(String)
  const from = listOf(valueAt(each, ['valueFrom'])).map(String)
  return [
    ...fieldsOfLabels(metric, keys),
    ...(path.length + from.length === 0 ? [] : [{ keys: [...at, 'path'], field: [...path, ...from] }]),
    ...fieldsOfLabels(each, at, path),
  ]
}

const typeOf = (metric: unknown): string => {
  const type = textAt(metric, 'each', 'type')
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}`
}

const metricsOf = (
  resource: unknown,
  of: Readonly<Record<'group' | 'version' | 'kind', string>>,
): readonly ReportedMetric[] => {
  const stated = valueAt(resource, ['metricNamePrefix'])
  const prefix = typeof stated === 'string' ? stated : 'kube_customresource'
  const always = Object.entries(of).map(([key, value]) => [`customresource_${key}`, [value]] as const)
  return listOf(valueAt(resource, ['metrics'])).map((metric) => ({
    name: [prefix, textAt(metric, 'name')].filter((part) => part !== '').join('_'),
    labels: new Map([...always, ...statedLabels(resource), ...statedLabels(metric), ...labelsOfEach(metric)]),
  }))
}

type StatedLabels = readonly (readonly [label: string, values: readonly string[] | undefined])[]

/** Labels with one value, and those whose value is a field of the object. */
const statedLabels = (holder: unknown): StatedLabels => [
  ...entriesAt(holder, 'commonLabels').map(([label, value]) => [label, [String(value)]] as const),
  ...entriesAt(holder, 'labelsFromPath').map(([label]) => [label, undefined] as const),
]

const entriesAt = (holder: unknown, key: string): readonly (readonly [string, unknown])[] => {
  const map = valueAt(holder, [key])
  return isMap(map) ? Object.entries(map) : []
}

/** A set of states has a series for each of a closed list. */
const labelsOfEach = (metric: unknown): StatedLabels => {
  const each = valueAt(metric, ['each', typeOf(metric)])
  const fromKey = textAt(each, 'labelFromKey')
  const name = textAt(each, 'labelName')
  return [
    ...statedLabels(each),
    ...(fromKey === '' ? [] : [[fromKey, undefined] as const]),
    ...(name === '' ? [] : [[name, listOf(valueAt(each, ['list'])).map(String)] as const]),
  ]
}

/** The metrics of all these resources, declared as in a catalogue: each is a gauge, and one of several kinds has the labels of each. */
export const declaredMetrics = (resources: readonly ReportedResource[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      ...Map.groupBy(
        resources.flatMap(({ metrics }) => metrics),
        ({ name }) => name,
      ),
    ].map(([name, same]) => [name, ['gauge', ...labelsOf(same)].join(' ')]),
  )

const labelsOf = (same: readonly ReportedMetric[]): readonly string[] =>
  [...new Set(same.flatMap(({ labels }) => [...labels.keys()]))].map((label) => {
    const values = same.flatMap(({ labels }) => (labels.has(label) ? [labels.get(label)] : []))
    return values.includes(undefined) ? label : `${label}=${[...new Set(values.flat())].join('|')}`
  })
