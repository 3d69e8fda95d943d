import { load, YAMLException } from 'js-yaml'
import { COLLECTOR_CHART_NAME } from '../../catalog/charts/opentelemetry-collector.ts'
import type { SchemaError } from '../../schemas/schema-errors.ts'
import { at, type Path, type Located } from '../../values/location.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import type { ObjectIndex } from '../../tree/object-index.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { remembered } from '../../values/remembered.ts'
import { isMap } from '../../values/value-at.ts'
import type { Collector } from './collector.ts'
import { errorsOfConfig } from './config-errors.ts'
import type { CollectorConfig, PipelineConfig } from './config.ts'

/** What was found and could not be read as a configuration at all. */
export interface UnreadableCollector {
  readonly location: Collector['location']
  readonly errors: readonly SchemaError[]
}

export interface Collectors {
  readonly readable: readonly Collector[]
  readonly unreadable: readonly UnreadableCollector[]
}

/** The configurations of all collectors of a cluster. */
export const collectorsOf = remembered((index: ObjectIndex): Collectors => {
  const readable: Collector[] = []
  const unreadable: UnreadableCollector[] = []
  for (const { located, location, value, isMerged } of [...inConfigMaps(index), ...inReleases(index)]) {
    if (isMap(value))
      readable.push({
        located,
        location,
        config: outlined(value),
        errors: errorsOfConfig(value, isGenerated(located.file)),
        isMerged,
      })
    else unreadable.push({ location, errors: [{ path: [], message: whyUnreadable(value) }] })
  }
  return { readable, unreadable }
})

const whyUnreadable = (value: unknown): string =>
  value instanceof YAMLException ? value.reason : 'it must be a map'

type Rough = Readonly<Record<string, unknown>>

/** Every section there, even where the configuration has none; what is misshapen was checked apart from this. */
const outlined = (config: Rough): CollectorConfig => {
  const service = mapIn(config, 'service')
  const extensions = service['extensions']
  return {
    receivers: mapIn(config, 'receivers'),
    processors: mapIn(config, 'processors'),
    exporters: mapIn(config, 'exporters'),
    connectors: mapIn(config, 'connectors'),
    extensions: mapIn(config, 'extensions'),
    service: {
      ...service,
      extensions: Array.isArray(extensions) ? (extensions as readonly string[]) : [],
      pipelines: Object.fromEntries(
        Object.entries(mapIn(service, 'pipelines')).map(([id, pipeline]) => [id, outlinedPipeline(pipeline)]),
      ),
    },
  }
}

const outlinedPipeline = (pipeline: unknown): PipelineConfig => {
  const rough = isMap(pipeline) ? pipeline : {}
  const list = (key: string): readonly string[] => {
    const value = rough[key]
    return Array.isArray(value) ? (value as readonly string[]) : []
  }
  return { receivers: list('receivers'), processors: list('processors'), exporters: list('exporters') }
}

const mapIn = (parent: Rough, key: string): Rough => {
  const value = parent[key]
  return isMap(value) ? (withoutNulls(value) as Rough) : {}
}

/** A null is as good as no key, but a component without a value is there. */
const withoutNulls = (value: unknown, depth = 0): unknown => {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1))
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null || depth === 0)
      .map(([key, inner]) => [key, inner === null ? {} : withoutNulls(inner, depth + 1)]),
  )
}

interface WrittenConfig {
  readonly located: Located
  readonly location: Collector['location']
  readonly value: unknown
  readonly isMerged: boolean
}

/** The sections that every collector has. Other programs have one of them too, such as the `receivers` of Alertmanager. */
const MARKS = ['receivers', 'exporters', 'service'] as const

const isOfCollector = (has: (mark: string) => boolean): boolean => MARKS.filter(has).length > 1

/** Jaeger is a collector by its form, of components that no collector has. */
const OF_JAEGER = /^\s+jaeger_(query|storage):/m

const inConfigMaps = (index: ObjectIndex): WrittenConfig[] =>
  index.all('v1/ConfigMap').flatMap((located) =>
    Object.entries(located.object.data ?? {})
      .filter(
        ([, text]) =>
          typeof text === 'string' &&
          isOfCollector((mark) => new RegExp(`^${mark}:`, 'm').test(text)) &&
          !OF_JAEGER.test(text),
      )
      .map(([key, text]) => ({
        located,
        location: (...inside: Path) => ({ ...at(located, 'data', key), inside }),
        value: parsed(text),
        isMerged: false,
      })),
  )

const parsed = (text: string): unknown => {
  try {
    return load(text)
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

/** The values of the chart opentelemetry-collector: `alternateConfig` is the whole configuration, `config` is merged with the chart's. */
const VALUES = ['alternateConfig', 'config'] as const

const inReleases = (index: ObjectIndex): WrittenConfig[] =>
  index
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((located) => isOfChart(index, located))
    .flatMap((located) =>
      VALUES.flatMap((key) => {
        const values: unknown = located.object.spec?.values
        const value = isMap(values) ? values[key] : undefined
        if (!isMap(value) || !MARKS.some((mark) => isMap(value[mark]))) return []
        return [
          {
            located,
            location: (...path: Path) => at(located, 'spec', 'values', key, ...path),
            value,
            isMerged: key === 'config',
          },
        ]
      }),
    )

/** A release without its source may install any chart; its name tells. */
const isOfChart = (index: ObjectIndex, located: Located): boolean =>
  (chartOf(index, located)?.name ?? located.object.metadata.name) === COLLECTOR_CHART_NAME
