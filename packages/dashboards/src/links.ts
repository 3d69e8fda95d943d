import { CLUSTER_LABEL } from '@fleet/model'
import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard'
import type { DashboardUid } from '@fleet/model'
import { DASHBOARD_UID } from './dashboard-uid.ts'

/** Every dashboard of the generator has it: the menu of dashboards lists them by it. */
export const FLEET_TAG = 'fleet'

/** A menu of all dashboards above the panels. They keep the chosen clusters, namespaces and times. */
export const everyDashboard = () =>
  new DashboardLinkBuilder('Dashboards')
    .type(DashboardLinkType.Dashboards)
    .tags([FLEET_TAG])
    .asDropdown(true)
    .includeVars(true)
    .keepTime(true)

/** How a link reads a label of the clicked value: a series carries labels, a table's row has a field for each. */
const labelOf = {
  series: (label: string) => `\${__field.labels.${label}}`,
  row: (label: string) => `\${__data.fields.${label}}`,
}

/**
 * A link from a value to another dashboard, over the same time. `labels` maps variables of that dashboard, apart from
 * the cluster, to labels of the clicked value.
 */
const linkTo =
  (title: string, uid: DashboardUid) =>
  (from: keyof typeof labelOf, labels: Readonly<Record<string, string>> = {}) => {
    const chosen = Object.entries({ cluster: CLUSTER_LABEL, ...labels })
    const variables = chosen.map(([variable, label]) => `var-${variable}=${labelOf[from](label)}`)
    return new DashboardLinkBuilder(title).url(`/d/${uid}?${variables.join('&')}&\${__url_time_range}`)
  }

/** To the log lines of a namespace, pod or container. */
export const podLogsLink = linkTo('Logs', DASHBOARD_UID.logsPod)

/** To the errors of a namespace. */
export const errorsLink = linkTo('Errors', DASHBOARD_UID.logsErrors)

/** To a search of lines. */
export const searchLink = linkTo('Lines', DASHBOARD_UID.logsSearch)

/** To the log lines of a cluster that name an object. */
export const mentionsLink = linkTo('Log lines that name it', DASHBOARD_UID.logsSearch)

/** To the nodes, workloads and pods of a cluster or namespace. */
export const resourcesLink = linkTo('Resources', DASHBOARD_UID.multiclusterOverview)
