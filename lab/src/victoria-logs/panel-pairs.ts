import { fleet as inventory } from '@fleet/validation/fixtures'
import {
  committedFiles,
  everyPanel,
  type DashboardJson,
  type PanelJson,
} from '../dashboards/committed-dashboards.ts'
import { objectsOfVersion } from '../transitions/version-objects.ts'
import { clusters } from '../trees/clusters.ts'

type Target = NonNullable<PanelJson['targets']>[number]

/** A query of a panel, for Loki and for VictoriaLogs. */
export interface PanelPair {
  readonly where: string
  /** Whether it shows lines. */
  readonly isOfLines: boolean
  readonly logql: Target
  readonly logsql: Target
}

/** The lab's fleet with its logs in VictoriaLogs. */
const victoriaLogsFleet = () => {
  const {
    hub: { loki: _without, ...hub },
    versions,
  } = inventory
  return {
    ...inventory,
    hub: { ...hub, logs: { store: 'victoria-logs' as const } },
    versions: {
      ...versions,
      images: {
        ...versions.images,
        victoriaLogs: 'victoriametrics/victoria-logs:v1.52.1',
        nginx: 'nginxinc/nginx-unprivileged:1.31-alpine',
      },
    },
  }
}

/** The dashboards that the hub of that fleet has, as Grafana reads them. */
const dashboardsInLogsql = (): readonly DashboardJson[] =>
  (objectsOfVersion({ fleet: victoriaLogsFleet() }).get(clusters.hub.name) ?? [])
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.labels?.['grafana_dashboard'] === '1')
    .flatMap(({ data }) => Object.values(data as Readonly<Record<string, string>>))
    .map((json) => JSON.parse(json) as DashboardJson)

/** Each query of logs of the committed dashboards, with that of the same panel where the logs are in VictoriaLogs. */
export const panelPairs = (): readonly PanelPair[] => {
  const others = new Map(dashboardsInLogsql().map((dashboard) => [dashboard.title, dashboard]))
  return committedFiles().flatMap(({ title, panels }) => {
    const twins = everyPanel(others.get(title)?.panels ?? [])
    return everyPanel(panels).flatMap((panel, place) =>
      (panel.targets ?? []).flatMap((logql, position) => {
        const logsql = twins[place]?.targets?.[position]
        return logql.datasource?.type === 'loki' && logsql
          ? [
              {
                where: `${title} / ${panel.title ?? ''} ${logql.refId}`,
                isOfLines: isOfLines(logsql),
                logql,
                logsql,
              },
            ]
          : []
      }),
    )
  })
}

const isOfLines = ({ queryType }: Target): boolean => queryType === 'instant'
