import type { Signal } from '../../catalog/charts/chart-contract.ts'
import type { SchemaError } from '../../schemas/schema-errors.ts'
import { replacementOf, schemaNames } from '../../schemas/validators.ts'
import type { Path, Located, Location } from '../../values/location.ts'
import { once } from '../../values/once.ts'
import type { CollectorConfig, Components, ComponentTypes } from './config.ts'

/** One configuration of a collector, as a ConfigMap's text or inside a HelmRelease's values. */
export interface Collector {
  readonly located: Located
  /** A location in the configuration, by the keys from its root. */
  readonly location: (...path: Path) => Location
  readonly config: CollectorConfig
  /** Where it is not as the collector demands. */
  readonly errors: readonly SchemaError[]
  /** Whether the values of a chart are merged with its own configuration, which may define more components. */
  readonly isMerged: boolean
}

/** A component by the id that pipelines name it by. */
export interface Component<Value> {
  readonly id: string
  readonly value: Value
}

/** A configuration's components of one type. */
export const componentsOf = <
  Part extends keyof ComponentTypes,
  Type extends string & keyof ComponentTypes[Part],
>(
  { config }: Collector,
  section: Part,
  type: Type,
): readonly Component<ComponentTypes[Part][Type]>[] => {
  const components: Components = config[section]
  return Object.entries(components)
    .filter(([id]) => typeOf(id) === type)
    .map(([id, value]) => ({ id, value: (value ?? {}) as ComponentTypes[Part][Type] }))
}

/** `prometheus/node-exporter` is of the type `prometheus`, and `filelog` of the type `file_log`, its new name. */
export const typeOf = (id: string): string => {
  const type = writtenTypeOf(id)
  return NEW_NAMES().get(type) ?? type
}

export const writtenTypeOf = (id: string): string => id.split('/')[0] ?? id

/** Of types that have been renamed, where no section has the old name any more: `otlp` is still a receiver. */
const NEW_NAMES = once(() => {
  const names = schemaNames()
  const present = new Set(names.filter((name) => replacementOf(name) === undefined).map(lastOf))
  return new Map(
    names.flatMap((name) => {
      const replacement = replacementOf(name)
      return replacement === undefined || present.has(lastOf(name))
        ? []
        : [[lastOf(name), lastOf(replacement)] as const]
    }),
  )
})

const lastOf = (name: string): string => name.slice(name.indexOf('/') + 1)

/** Where the metrics of an exporter come from, by their ids: receivers, and connectors that make metrics of something else. */
export const metricsOrigins = (collector: Collector, exporter: string): ReadonlySet<string> =>
  new Set(
    pipelinesOf(collector, 'metrics')
      .filter(({ exporters }) => exporters.includes(exporter))
      .flatMap(({ receivers }) => receivers),
  )

/** The pipelines of a signal: `logs`, `logs/audit`. */
export const pipelinesOf = ({ config }: Collector, signal: Signal) =>
  Object.entries(config.service.pipelines)
    .filter(([id]) => typeOf(id) === signal)
    .map(([id, pipeline]) => ({ id, ...pipeline }))
