import { pipelinesOf, typeOf } from '../collectors/collector.ts'
import type { Location } from '../../values/location.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { remembered } from '../../values/remembered.ts'
import { collectorsOf } from '../collectors/collectors-of.ts'
import { lokiLabelsOf, type LokiLabels } from './loki-labels.ts'
import { sentBy, type Sent } from './sent-attributes.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'

/** What Loki knows of the lines that one cluster's collector sends. */
export interface LogStream {
  readonly cluster: string
  /** Labels that a stream selector may use. */
  readonly index: ReadonlyMap<string, LabelValues>
  /** Labels that only a filter after the selector may use. */
  readonly structured: ReadonlyMap<string, LabelValues>
  /** The pipeline that sends them. */
  readonly origin: Location
}

/** What Loki has of each logs pipeline, by the labels that the hub's Loki makes of what the pipeline sets. */
export const logsOf = remembered(({ clusters }: FleetView): readonly LogStream[] => {
  const [loki] = clusters.flatMap(lokiLabelsOf)
  if (!loki) return []
  return clusters.flatMap((cluster) =>
    collectorsOf(cluster).readable.flatMap((collector) =>
      pipelinesOf(collector, 'logs')
        .filter(({ exporters }) => exporters.some((id) => OTLP.test(typeOf(id))))
        .map((pipeline) =>
          streamOf(
            cluster.name,
            loki,
            sentBy(collector, pipeline),
            collector.location('service', 'pipelines', pipeline.id),
          ),
        ),
    ),
  )
})

const OTLP = /^otlp_?http$/

/** Loki finds the level itself, and keeps what came with a line beside its labels. */
const OF_EVERY_LINE: readonly (readonly [string, LabelValues])[] = [
  ['detected_level', new Set(['trace', 'debug', 'info', 'warn', 'error', 'critical', 'fatal', 'unknown'])],
  ['observed_timestamp', 'any'],
]

/** Without `service.name` Loki takes another label's value, so the label is there in any case. */
const SERVICE: readonly [string, LabelValues] = ['service_name', 'any']

const streamOf = (
  cluster: string,
  loki: LokiLabels,
  { resource, attributes }: Sent,
  origin: Location,
): LogStream => {
  const all = [
    ...[...resource].map(([key, values]) => [key, values, loki.ofResource(key)] as const),
    ...[...attributes].map(([key, values]) => [key, values, loki.ofLine(key)] as const),
  ]
  const kept = (wanted: string) =>
    all
      .filter(([, , keeping]) => keeping === wanted)
      .map(([key, values]) => [key.replaceAll(/\W/g, '_'), values] as const)
  return {
    cluster,
    index: new Map([SERVICE, ...kept('index_label')]),
    structured: new Map([...OF_EVERY_LINE, ...kept('structured_metadata')]),
    origin,
  }
}
