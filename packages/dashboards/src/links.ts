import { CLUSTER_LABEL } from '@fleet/model'
import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard'
import { DASHBOARD_UID, type DashboardUid } from './dashboard-uid.ts'

/** The names of the dashboards in the bar above the panels, in its order. */
const SHORT_TITLE: Readonly<Record<DashboardUid, string>> = {
  [DASHBOARD_UID.multiclusterOverview]: 'Resources',
  [DASHBOARD_UID.cloudflareTunnel]: 'Tunnel',
  [DASHBOARD_UID.logsOverview]: 'Logs',
  [DASHBOARD_UID.logsErrors]: 'Errors',
  [DASHBOARD_UID.logsPod]: 'Pods',
  [DASHBOARD_UID.logsSearch]: 'Search',
}

/** Links to every other dashboard. They keep the chosen clusters, namespaces and times. */
export const linksFrom = (here: DashboardUid): readonly DashboardLinkBuilder[] =>
  Object.entries(SHORT_TITLE)
    .filter(([uid]) => uid !== here)
    .map(([uid, title]) =>
      new DashboardLinkBuilder(title)
        .type(DashboardLinkType.Link)
        .icon('dashboard')
        .url(`/d/${uid}`)
        .includeVars(true)
        .keepTime(true),
    )

/** How a link reads a label of the clicked value: a series carries labels, a table's row has a field for each. */
const labelOf = {
  series: (label: string) => `\${__field.labels.${label}}`,
  row: (label: string) => `\${__data.fields.${label}}`,
}

/**
 * A link from a value to its log lines, over the same time. `labels` maps each variable of that dashboard to a label of
 * the clicked value.
 */
export const podLogsLink = (from: keyof typeof labelOf, labels: Readonly<Record<string, string>>) => {
  const chosen = Object.entries({ cluster: CLUSTER_LABEL, ...labels })
  const variables = chosen.map(([variable, label]) => `var-${variable}=${labelOf[from](label)}`)
  return new DashboardLinkBuilder('Logs').url(
    `/d/${DASHBOARD_UID.logsPod}?${variables.join('&')}&\${__url_time_range}`,
  )
}
