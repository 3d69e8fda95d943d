import type { Evidence, Found } from '../../diagnosis.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { secondsSince } from '../../live/time.ts'
import { namesIn } from '../../words.ts'
import { foundOf } from './dashboard-finding.ts'
import type { DashboardFile } from './dashboards.ts'
import { GRAFANA, SIDECAR, type GrafanaLogs } from './grafana-logs.ts'
import { DUPLICATES } from './repeated-dashboards.ts'

/** A new ConfigMap reaches Grafana within this time. */
const LOADED_WITHIN_SECONDS = 180

/** What the logs say that the ConfigMaps do not show. */
export const saidByGrafana = (
  live: LiveFleet,
  logs: GrafanaLogs,
  files: readonly DashboardFile[],
): readonly Found[] => {
  const { written } = logs
  const readable = files.filter(
    ({ configMap, dashboard }) =>
      dashboard !== undefined &&
      secondsSince(live, configMap.metadata.creationTimestamp) > LOADED_WITHIN_SECONDS,
  )
  return [
    ...(written === undefined
      ? []
      : unwritten(
          live,
          logs,
          readable.filter(({ file }) => !written.has(file)),
        )),
    ...readable.flatMap((one) => refused(live, logs, one)),
    ...duplicates(live, logs),
  ]
}

const logOf = ({ fleet, hub }: LiveFleet, { pod }: GrafanaLogs, container: string): string =>
  `kubectl --context ${hub.facts.kubeContext} --namespace ${fleet.telemetry.namespace} logs ${pod} --container ${container}`

/** The sidecar brings all or none, so it is one finding. */
const unwritten = (live: LiveFleet, logs: GrafanaLogs, files: readonly DashboardFile[]): readonly Found[] => {
  if (files.length === 0) return []
  const names = files.map(({ file }) => file)
  const errors: Evidence[] = logs.errorsOfSidecar
    .slice(-2)
    .map((seen) => ({ asked: `the log of ${SIDECAR} in Pod ${logs.pod}`, seen: seen.slice(0, 300) }))
  return [
    {
      severity: 'error',
      cluster: live.hub.name,
      subject: `Pod ${live.fleet.telemetry.namespace}/${logs.pod}`,
      message: `the sidecar of Grafana has not written ${namesIn(names)}`,
      evidence: [
        { asked: `"Writing …" in the log of ${SIDECAR}`, seen: `none of ${namesIn(names)}` },
        ...errors,
      ],
      cause: errors.some(({ seen }) => seen.includes('403'))
        ? 'It may not list ConfigMaps: its Role or its RoleBinding is gone.'
        : 'It cannot reach the API server, or its folder is full.',
      fix: logOf(live, logs, SIDECAR),
    },
  ]
}

const refused = (
  live: LiveFleet,
  logs: GrafanaLogs,
  { configMap, file }: DashboardFile,
): readonly Found[] => {
  const said = logs.errorsOfGrafana.findLast((one) => one.file === file)
  return said === undefined
    ? []
    : [
        foundOf(live, configMap, {
          message: `Grafana does not load ${file} of ${subjectOf(configMap)}`,
          evidence: [{ asked: `the log of ${GRAFANA} in Pod ${logs.pod}`, seen: said.text }],
          cause: 'Grafana refuses what the file says: its title, uid or version.',
          fix: logOf(live, logs, GRAFANA),
        }),
      ]
}

/** Also of dashboards that are in no ConfigMap, or have one title in one folder. */
const duplicates = (live: LiveFleet, logs: GrafanaLogs): readonly Found[] => {
  const said = logs.errorsOfGrafana.filter(({ text }) =>
    /used more than once|not unique|because of duplicates/.test(text),
  )
  if (said.length === 0) return []
  return [
    {
      severity: 'error',
      cluster: live.hub.name,
      subject: DUPLICATES,
      message: 'Grafana writes no dashboard, for some have the same uid or title',
      evidence: [...new Set(said.map(({ text }) => text))]
        .slice(0, 3)
        .map((seen) => ({ asked: `the log of ${GRAFANA} in Pod ${logs.pod}`, seen })),
      cause: 'Two dashboards of one folder have the same title, or two have the same uid.',
      fix: logOf(live, logs, GRAFANA),
    },
  ]
}
