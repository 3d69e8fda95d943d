import { OWN_DASHBOARD_FOLDER } from '../contracts/grafana.ts'
import type { FilePath } from '../scalars/names.ts'
import type { Fleet } from './fleet.ts'
import type { StatedFile } from './inventory-files.ts'

/** A dashboard of a person, and its folder in Grafana. */
export interface StatedDashboard extends StatedFile {
  readonly folder: string
}

/** The files of a person's dashboards, in the order of the inventory. */
export const ownDashboardFiles = ({ hub }: Pick<Fleet, 'hub'>): readonly StatedFile[] =>
  (hub.grafana.dashboards ?? []).map((dashboard, index) => {
    const path = ['hub', 'grafana', 'dashboards', index]
    return typeof dashboard === 'string'
      ? { file: dashboard, path }
      : { file: dashboard.file, path: [...path, 'file'] }
  })

/** The dashboards of a person, in the order of the inventory. */
export const ownDashboardsOf = (fleet: Pick<Fleet, 'hub'>): readonly StatedDashboard[] =>
  ownDashboardFiles(fleet).map((stated, index) => {
    const dashboard = fleet.hub.grafana.dashboards?.[index]
    return { ...stated, folder: typeof dashboard === 'object' ? dashboard.folder : OWN_DASHBOARD_FOLDER }
  })

/** The rule files of a person, in the order of the inventory. */
export const ownRuleFiles = ({ hub }: Pick<Fleet, 'hub'>): readonly StatedFile[] =>
  (hub.prometheus.rules ?? []).map((file: FilePath, index) => ({
    file,
    path: ['hub', 'prometheus', 'rules', index],
  }))
