import { yamlIn } from '../../schemas/yaml-in.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { configMapFilesAt } from '../../tree/workloads/config-map-file.ts'
import type { Container } from '../../tree/workloads/containers.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'

/** A kind of custom resource that kube-state-metrics is to report on. */
export interface ReportedResource {
  readonly group: string
  readonly version: string
  readonly kind: string
  /** What it says of each object, as its configuration declares it. */
  readonly metrics: readonly ReportedMetric[]
}

interface ReportedMetric {
  readonly name: string
  /** Each label with its values, where the configuration lists them. */
  readonly labels: ReadonlyMap<string, readonly string[] | undefined>
}

/** What a container of kube-state-metrics is to report on beside Kubernetes' own kinds. */
export const reportedByContainer = (run: Container): readonly ReportedResource[] => {
  const { flags } = commandLineOf(run.container)
  const valueOf = (flag: string) => flags.find(({ name }) => name === flag)?.value
  const text = valueOf('custom-resource-state-config') ?? textOfFile(run, valueOf(FILE_FLAG))
  return text === undefined ? [] : reportedResources(yamlIn(text))
}

const FILE_FLAG = 'custom-resource-state-config-file'

const textOfFile = (run: Container, file: string | undefined): string | undefined =>
  (file === undefined ? [] : configMapFilesAt(run, file))
    .map(({ name, key }) => run.cluster.find('v1/ConfigMap', run.pods.namespace, name)?.object.data?.[key])
    .find((text) => text !== undefined)

/** The resources of a configuration of custom resource state. */
export const reportedResources = (config: unknown): readonly ReportedResource[] =>
  listOf(valueAt(config, ['spec', 'resources'])).map((resource) => {
    const [group, version, kind] = ['group', 'version', 'kind'].map((key) =>
      textAt(resource, 'groupVersionKind', key),
    ) as [string, string, string]
    return { group, version, kind, metrics: metricsOf(resource, { group, version, kind }) }
  })

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
  const type = textAt(metric, 'each', 'type')
  const each = valueAt(metric, ['each', `${type.charAt(0).toLowerCase()}${type.slice(1)}`])
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
