import { VICTORIA_LOGS_SOURCE } from '@fleet/model'
import { clusters } from '../trees/clusters.ts'
import { objectsOf, type KubernetesObject } from '../trees/committed.ts'

/** The stores of queries. */
export type Store = 'loki' | 'prometheus' | 'victoria-logs'

/** A panel's query, with its variables. */
export interface PanelQuery {
  readonly dashboard: string
  readonly panel: string
  readonly refId: string
  readonly store: Store
  readonly text: string
  /** An instant query, not a range query. */
  readonly instant: boolean
}

/** A variable of a dashboard, as its JSON states it. */
export interface DashboardVariable {
  readonly name: string
  readonly type: 'query' | 'custom' | 'textbox'
  readonly query: string
  readonly multi?: boolean
  readonly allValue?: string
  readonly datasource?: { readonly type: Store }
}

export interface Dashboard {
  readonly title: string
  readonly variables: readonly DashboardVariable[]
  readonly queries: readonly PanelQuery[]
}

export interface PanelJson {
  readonly title?: string
  readonly datasource?: { readonly type: string }
  /** The least time between two points. */
  readonly interval?: string
  readonly maxDataPoints?: number
  readonly gridPos?: { readonly w: number }
  readonly panels?: readonly PanelJson[]
  readonly targets?: readonly {
    readonly refId: string
    readonly expr: string
    readonly interval?: string
    readonly instant?: boolean
    readonly queryType?: string
    readonly datasource?: { readonly type: string }
  }[]
}

export interface DashboardJson {
  readonly title: string
  /** How often it refreshes itself, such as `30s`. */
  readonly refresh: string
  readonly templating: { readonly list: readonly DashboardVariable[] }
  readonly panels: readonly PanelJson[]
}

export const everyPanel = (panels: readonly PanelJson[]): readonly PanelJson[] =>
  panels.flatMap((panel) => [panel, ...everyPanel(panel.panels ?? [])])

const storeOf = (type: string | undefined): Store => {
  if (type === VICTORIA_LOGS_SOURCE) return 'victoria-logs'
  if (type !== 'loki' && type !== 'prometheus') throw new Error(`no store of the lab is a ${type}`)
  return type
}

const read = ({ title, templating, panels }: DashboardJson): Dashboard => ({
  title,
  variables: templating.list,
  queries: everyPanel(panels).flatMap((panel) =>
    (panel.targets ?? []).map((target) => ({
      dashboard: title,
      panel: panel.title ?? '',
      refId: target.refId,
      store: storeOf((target.datasource ?? panel.datasource)?.type),
      text: target.expr,
      instant: target.instant === true || target.queryType === 'instant',
    })),
  ),
})

/** Every dashboard that a tree holds for Grafana, as Grafana reads it. */
const filesIn = (objects: readonly KubernetesObject[]): readonly DashboardJson[] =>
  objects
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.labels?.['grafana_dashboard'] === '1')
    .flatMap(({ data }) => Object.values(data as Readonly<Record<string, string>>))
    .map((json) => JSON.parse(json) as DashboardJson)

/** Those of the hub's tree. */
export const committedFiles = (): readonly DashboardJson[] => filesIn(objectsOf(clusters.hub.name))

export const dashboardsIn = (objects: readonly KubernetesObject[]): readonly Dashboard[] =>
  filesIn(objects).map(read)

export const committedDashboards = (): readonly Dashboard[] => committedFiles().map(read)
