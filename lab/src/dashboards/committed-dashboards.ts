import { clusters } from '../trees/clusters.ts'
import { objectsOf } from '../trees/committed.ts'

/** The stores of queries. */
export type Store = 'loki' | 'prometheus'

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

interface PanelJson {
  readonly title?: string
  readonly datasource?: { readonly type: string }
  readonly panels?: readonly PanelJson[]
  readonly targets?: readonly {
    readonly refId: string
    readonly expr: string
    readonly instant?: boolean
    readonly queryType?: string
    readonly datasource?: { readonly type: string }
  }[]
}

interface DashboardJson {
  readonly title: string
  readonly templating: { readonly list: readonly DashboardVariable[] }
  readonly panels: readonly PanelJson[]
}

const everyPanel = (panels: readonly PanelJson[]): readonly PanelJson[] =>
  panels.flatMap((panel) => [panel, ...everyPanel(panel.panels ?? [])])

const storeOf = (type: string | undefined): Store => {
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

/** Every dashboard that the hub's tree holds for Grafana. */
export const committedDashboards = (): readonly Dashboard[] =>
  objectsOf(clusters.hub.name)
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.labels?.['grafana_dashboard'] === '1')
    .flatMap(({ data }) => Object.values(data as Readonly<Record<string, string>>))
    .map((json) => read(JSON.parse(json) as DashboardJson))
