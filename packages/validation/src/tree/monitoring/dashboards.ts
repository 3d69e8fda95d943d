import { DASHBOARD_LABEL } from '@fleet/model'
import type { DashboardModel, PanelModel } from '../../schemas/dashboards/dashboard-model.ts'
import { at, type Path, type Located, type Location } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { errorsInDashboard } from '../../schemas/dashboards/check-dashboard.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { remembered } from '../../values/remembered.ts'

/** A text in a ConfigMap that is a Grafana dashboard, or means to be one. */
export interface Dashboard {
  readonly located: Located
  /** The key, which is the file's name in Grafana's pod. */
  readonly key: string
  readonly text: string
  /** Nothing where the text is not JSON. */
  readonly value: unknown
  /** The same, for rules of sense: its shape has been accepted. */
  readonly model: DashboardModel
  /** All panels, those inside of rows among them. */
  readonly panels: readonly LocatedPanel[]
  /** Of a key inside of it, or of the whole text. */
  readonly location: (...inside: Path) => Location
}

export interface LocatedPanel {
  readonly panel: PanelModel
  /** The keys that lead to it from the dashboard. */
  readonly path: Path
}

/**
 * Those of which rules may take every field for granted. Grafana also takes a dashboard of an older schema, or one that lacks
 * what it adds itself: of these, in a person's file, only the text and the queries are checked.
 */
export const dashboardsOf = remembered((cluster: ClusterView): readonly Dashboard[] =>
  writtenDashboardsOf(cluster).filter(
    ({ located, value }) =>
      isGenerated(located.file) || (value !== undefined && errorsInDashboard(value).length === 0),
  ),
)

/** What the sidecar loads, and what it would load if the label were not missing. */
export const writtenDashboardsOf = remembered((cluster: ClusterView): readonly Dashboard[] =>
  cluster
    .all('v1/ConfigMap')
    .flatMap((located) =>
      Object.entries(located.object.data ?? {}).flatMap(([key, text]) =>
        isLabelled(located) || looksLikeOne(key, text) ? [dashboardOf(located, key, text)] : [],
      ),
    ),
)

const isLabelled = ({ object }: Located): boolean =>
  object.metadata.labels?.[DASHBOARD_LABEL.name] === DASHBOARD_LABEL.value

const looksLikeOne = (key: string, text: string): boolean =>
  key.endsWith('.json') && text.includes('"panels"') && text.includes('"schemaVersion"')

const dashboardOf = (located: Located, key: string, text: string): Dashboard => {
  const { value } = parsed(text)
  const model = value as DashboardModel
  let panels: readonly LocatedPanel[] | undefined
  return {
    located,
    key,
    text,
    value,
    model,
    get panels() {
      return (panels ??= flattened(model.panels, ['panels']))
    },
    location: (...inside) => ({ ...at(located, 'data', key), ...(inside.length > 0 && { inside }) }),
  }
}

const flattened = (panels: readonly PanelModel[], path: Path): LocatedPanel[] =>
  panels.flatMap((panel, index) => {
    const own = [...path, index]
    return [{ panel, path: own }, ...flattened(panel.panels ?? [], [...own, 'panels'])]
  })

interface Parsed {
  readonly value?: unknown
  /** Why it is no JSON. */
  readonly error?: string
}

export const parsed = (text: string): Parsed => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
