import type { PanelBuilder as LogsBuilder } from '@grafana/grafana-foundation-sdk/logs'
import type { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat'
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table'
import type { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import type * as units from '@grafana/grafana-foundation-sdk/units'
import { DATA_SOURCE, type Query } from '../queries/query.ts'
import { target, type Asking } from '../queries/target.ts'

/** Grafana's own id of a unit, such as `bytes`, or what follows each number, such as `suffix: lines/s`. */
export type Unit = Extract<(typeof units)[keyof typeof units], string> | `suffix:${string}`

/** A panel's title and description, which Grafana shows as a tooltip. */
export interface PanelText {
  readonly title: string
  readonly description: string
}

/** Width in columns of 24, height in rows of 30 pixels. */
export interface PanelSize {
  readonly width: number
  readonly height: number
}

/** At least one query, all to one store. */
export type Queries = readonly [Query, ...Query[]]

/** Sets what panels of every kind have. */
export const panel = <Builder extends LogsBuilder | StatBuilder | TableBuilder | TimeseriesBuilder>(
  builder: Builder,
  { title, description }: PanelText,
  { width, height }: PanelSize,
  source: { readonly queries: Queries; readonly asking: Asking },
): Builder => {
  builder
    .title(title)
    .description(description)
    .span(width)
    .height(height)
    .datasource(DATA_SOURCE[source.queries[0].store])
    .targets(source.queries.map((query) => target(query, source.asking)))
  return builder
}
