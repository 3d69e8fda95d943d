import type { z } from 'zod'
import type { ShapeMistake } from '../schema/shape.ts'
import type { Path, Placed, Spot } from '../spot.ts'
import type { Outline } from './schema.ts'

/** One configuration of a collector, as a ConfigMap's text or inside a HelmRelease's values. */
export interface Collector {
  readonly placed: Placed
  /** A spot in the configuration, by the keys from its root. */
  readonly spot: (...path: Path) => Spot
  readonly config: Outline
  /** The well-formed components, by the schema that read them. */
  readonly components: ReadonlyMap<z.ZodType, readonly Component<unknown>[]>
  /** Where a component is not as its type demands. */
  readonly mistakes: readonly ShapeMistake[]
}

/** A component by the id that pipelines name it by. */
export interface Component<Value> {
  readonly id: string
  readonly value: Value
}

/** A configuration's well-formed components of one type. */
export const componentsOf = <Value>(
  { components }: Collector,
  schema: z.ZodType<Value>,
): readonly Component<Value>[] =>
  // Each list was made by the schema that it is found by.
  (components.get(schema) ?? []) as readonly Component<Value>[]

/** `prometheus/node-exporter` is of the type `prometheus`. */
export const typeOf = (id: string): string => id.split('/')[0] ?? id

/** The pipelines of a signal: `logs`, `logs/audit`. */
export const pipelinesOf = ({ config }: Collector, signal: 'logs' | 'metrics') =>
  Object.entries(config.service.pipelines)
    .filter(([id]) => typeOf(id) === signal)
    .map(([id, pipeline]) => ({ id, ...pipeline }))
