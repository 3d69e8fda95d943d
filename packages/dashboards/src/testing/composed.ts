import { InternalError, type ClusterInput, type Fleet } from '@fleet/model'
import {
  sampleCluster,
  sampleFleet,
  sampleTraces,
  sampleVictoriaLogs,
  sampleDatabase,
} from '@fleet/model/testing'
import type { IConfigMap } from '@fleet/kubernetes'
import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'
import { dashboards } from '../dashboards.ts'

/** A panel with content, not a row's heading. */
export type ShownPanel = Panel & Required<Pick<Panel, 'id' | 'title' | 'gridPos'>>

/** One dashboard as its file in Git has it, and as Grafana reads it. */
export interface Composed {
  readonly uid: string
  readonly configMap: IConfigMap
  readonly json: string
  readonly dashboard: Dashboard
  readonly panels: readonly ShownPanel[]
}

/** What a fleet has that every dashboard is about something of. */
export const WATCHED = {
  probes: { site: 'https://site.example/' },
  ...sampleDatabase(),
} satisfies Partial<ClusterInput>

/** The same of the whole fleet. */
export const COUNTED = sampleTraces({ spanMetrics: {} })

const wholeFleet = () =>
  sampleFleet({ ...COUNTED, clusters: { hub: sampleCluster(1), spoke: sampleCluster(2, WATCHED) } })

/** The same fleet with its logs in VictoriaLogs. */
export const victoriaLogsFleet = () => {
  const { hub, versions } = sampleVictoriaLogs()
  return sampleFleet({
    hub: { ...hub, traces: COUNTED.hub.traces },
    versions: { ...versions, images: { ...versions.images, jaeger: COUNTED.versions.images.jaeger } },
    clusters: { hub: sampleCluster(1), spoke: sampleCluster(2, WATCHED) },
  })
}

export const composed = (fleet: Fleet = wholeFleet()): readonly Composed[] =>
  dashboards(fleet).map(({ objects }) => {
    const configMap = objects[0] as IConfigMap
    const json = Object.values(configMap.data ?? {}).join('')
    const dashboard = JSON.parse(json) as Dashboard
    return { uid: dashboard.uid ?? '', configMap, json, dashboard, panels: shownPanels(dashboard) }
  })

const isShown = (panel: Panel | RowPanel): panel is ShownPanel => panel.type !== 'row'

/** Panels in closed rows too. */
const shownPanels = ({ panels = [] }: Dashboard): ShownPanel[] =>
  panels.flatMap((panel) => ('panels' in panel ? panel.panels : [panel])).filter(isShown)

/** One of a panel's queries as Grafana reads it. */
export interface PanelQuery {
  readonly expr: string
  readonly refId: string
  readonly datasource: { readonly type: string; readonly uid: string }
  readonly legendFormat?: string
  readonly queryType?: string
  readonly maxLines?: number
}

export const queriesOf = ({ targets = [] }: Panel): readonly PanelQuery[] =>
  targets as readonly unknown[] as readonly PanelQuery[]

/** The panel of one title on one dashboard; throws where there is none. */
export const panelCalled = (uid: string, title: string): ShownPanel => {
  const panels = composed().find((each) => each.uid === uid)?.panels ?? []
  const panel = panels.find((each) => each.title === title)
  if (!panel) throw new InternalError(`dashboard ${uid} has no panel "${title}"`)
  return panel
}
