import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { AnnotationQuery, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import type { DashboardUid } from './dashboard-uid.ts'

/** Panels under one heading, in reading order. Each brings its width and height; the layout finds its place. */
export interface Row {
  readonly title: string
  readonly panels: readonly Builder<Panel>[]
}

/** What a dashboard is about and what it shows. Where, and under which ids, is composed from it. */
export interface Dashboard {
  readonly uid: DashboardUid
  readonly title: string
  readonly description: string
  /** The folder of Grafana that it is filed under. */
  readonly folder: string
  readonly tags: readonly string[]
  /** How far back it looks when it is opened, such as `now-6h`. */
  readonly from: string
  readonly variables: readonly Builder<VariableModel>[]
  readonly annotations?: readonly Builder<AnnotationQuery>[]
  readonly rows: readonly Row[]
}
