import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { AnnotationQuery, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import type { DashboardUid } from '@fleet/model'

/** Panels under one heading, in reading order. Each has its width and height; the layout places it. */
export interface Row {
  readonly title: string
  readonly panels: readonly Builder<Panel>[]
  /** A row of details: only its heading is shown until a click opens it, and its panels query nothing until then. */
  readonly isClosed?: boolean
}

/** A dashboard's subject and rows. Its ids and positions are composed from them. */
export interface Dashboard {
  readonly uid: DashboardUid
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** The start of its default time range, such as `now-6h`. */
  readonly from: string
  readonly variables: readonly Builder<VariableModel>[]
  readonly annotations?: readonly Builder<AnnotationQuery>[]
  readonly rows: readonly Row[]
}
