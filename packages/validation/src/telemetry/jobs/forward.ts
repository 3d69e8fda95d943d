import { typeOf, type Collector, type pipelinesOf } from '../collectors/collector.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { valuesOf, withLabel, type Labels } from '../relabel/labels.ts'
import type { Forward } from './scrape-job.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import { withSuffixes } from './suffixes.ts'

type Pipeline = ReturnType<typeof pipelinesOf>[number]

/** What a pipeline's processors and its remote write make of a series; nothing where it has no remote write. */
export const forwardOf = (
  { config }: Collector,
  { processors, exporters }: Pipeline,
): Forward | undefined => {
  const id = exporters.find((one) => REMOTE_WRITE.test(typeOf(one)))
  if (id === undefined) return undefined
  const exporter = config.exporters[id]
  const resource = attributesSetBy(processors.map((one) => [typeOf(one), config.processors[one]] as const))
  const external = labelsOf(mapAt(exporter, ['external_labels']), () => true)
  const isConverted = valueAt(exporter, ['resource_to_telemetry_conversion', 'enabled']) === true
  const withScope = valueAt(exporter, ['disable_scope_info']) !== true
  const identity = new Map(labelsOf(resource, (key) => IDENTIFYING.has(key)))
  const others = labelsOf(resource, (key) => !IDENTIFYING.has(key))
  return {
    rename: addsSuffixes(exporter) ? withSuffixes : undefined,
    relabel: (labels) => {
      let arriving = identified(labels, identity)
      if (withScope) for (const label of SCOPE) arriving = withDefault(arriving, label, 'any')
      if (isConverted) for (const [label, values] of others) arriving = withDefault(arriving, label, values)
      for (const [label, values] of external) arriving = withDefault(arriving, label, values)
      return arriving
    },
    targetInfo:
      valueAt(exporter, ['target_info', 'enabled']) === false
        ? undefined
        : new Map([...external, ...SERVER, ...others]),
  }
}

const REMOTE_WRITE = /^prometheus_?remote_?write$/
const IDENTIFYING: ReadonlySet<string> = new Set(['service.name', 'service.namespace', 'service.instance.id'])
const SCOPE = ['otel_scope_name', 'otel_scope_version'] as const
/** What the receiver knows of each target. */
const SERVER = ['server_address', 'server_port', 'url_scheme'].map((label): [string, LabelValues] => [
  label,
  'any',
])

/** By default both the unit and `_total` are added. */
const addsSuffixes = (exporter: unknown): boolean => {
  const strategy = valueAt(exporter, ['translation_strategy'])
  return typeof strategy === 'string'
    ? strategy.endsWith('WithSuffixes')
    : valueAt(exporter, ['add_metric_suffixes']) !== false
}

/** Resource attributes that are surely there at the end, with the text of each, where one is written. */
const attributesSetBy = (
  processors: readonly (readonly [string, unknown])[],
): Readonly<Record<string, unknown>> => {
  const set: Record<string, unknown> = {}
  for (const [type, config] of processors) {
    if (type === 'resource') setIn(set, listOf(valueAt(config, ['attributes'])))
    if (/^k8s_?attributes$/.test(type))
      for (const key of listOf(valueAt(config, ['extract', 'metadata']))) set[String(key)] ??= undefined
  }
  return set
}

const setIn = (set: Record<string, unknown>, attributes: readonly unknown[]): void => {
  for (const one of attributes) {
    const { key, value, action } = isMap(one) ? one : {}
    if (action === 'delete') delete set[String(key)]
    else if (typeof key === 'string') set[key] = value
  }
}

/** `job` and `instance` are made of the resource again: who sets `service.namespace` renames every job. */
const identified = (labels: Labels, identity: Labels): Labels => {
  const job = identity.get('service_name') ?? valuesOf(labels, 'job')
  const namespace = identity.get('service_namespace')
  const instance = identity.get('service_instance_id')
  const named = withLabel(labels, 'job', namespace ? joinedBy(namespace, job) : job)
  return instance ? withLabel(named, 'instance', instance) : named
}

const joinedBy = (namespace: LabelValues, job: LabelValues): LabelValues =>
  namespace === 'any' || job === 'any'
    ? 'any'
    : new Set([...namespace].flatMap((one) => [...job].map((other) => `${one}/${other}`)))

const textsOf = (value: unknown): LabelValues =>
  typeof value === 'string' && !value.includes('${') ? new Set([value]) : 'any'

const withDefault = (labels: Labels, label: string, values: LabelValues): Labels =>
  labels.has(label) ? labels : withLabel(labels, label, values)

const labelsOf = (
  map: Readonly<Record<string, unknown>>,
  isMeant: (key: string) => boolean,
): [string, LabelValues][] =>
  Object.entries(map)
    .filter(([key]) => isMeant(key))
    .map(([key, value]) => [key.replaceAll(/\W/g, '_'), textsOf(value)])

const mapAt = (holder: unknown, path: readonly string[]): Readonly<Record<string, unknown>> => {
  const value = valueAt(holder, path)
  return isMap(value) ? value : {}
}
