import { DASHBOARD_LABEL } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { foundOf } from './dashboard-finding.ts'
import { filesIn, isLabelled, isOfDashboard, type ConfigMap, type DashboardFile } from './dashboards.ts'
import { grafanaLogs } from './grafana-logs.ts'
import { repeatedIn } from './repeated-dashboards.ts'
import { saidByGrafana } from './said-by-grafana.ts'

export const dashboardLoaded: Check = {
  id: 'dashboard-loaded',
  of: 'fleet',
  title: 'Grafana loads every dashboard of the trees.',
  rationale:
    'A dashboard that Grafana does not load is missing in its list, or stays as it was. Grafana’s API says so only to those who log in; this check reads the ConfigMaps, and the logs of Grafana and of the sidecar that brings the files.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring get configmaps --selector grafana_dashboard=1',
    'kubectl --context CONTEXT --namespace monitoring logs deployment/kube-prometheus-stack-grafana --container grafana-sc-dashboard',
    'kubectl --context CONTEXT --namespace monitoring logs deployment/kube-prometheus-stack-grafana --container grafana | grep provisioning.dashboard',
  ],
  needs: ['objects', 'pods', 'logs'],
  check: async (live) => {
    const { namespace } = live.fleet.telemetry
    const all = (await live.hub.api.list('/api/v1/configmaps')) as readonly ConfigMap[]
    const there = all.filter((one) => one.metadata.namespace === namespace)
    const files = there.filter(isLabelled).flatMap(filesIn)
    const found = [
      ...unseenOf(live, there),
      ...files.filter(({ dashboard }) => dashboard === undefined).map((one) => unreadable(live, one)),
      ...repeatedIn(live, files),
    ]
    const logs = await (found.length > 0 ? ifAsked(grafanaLogs(live)) : grafanaLogs(live))
    return logs ? [...found, ...saidByGrafana(live, logs, files)] : found
  },
}

/** Dashboards of the tree that the sidecar does not see. */
const unseenOf = (live: LiveFleet, there: readonly ConfigMap[]): readonly Found[] =>
  (live.hub.tree as readonly ConfigMap[])
    .filter(({ kind }) => kind === 'ConfigMap')
    .filter(isOfDashboard)
    .flatMap((stated) => {
      const object = there.find((one) => subjectOf(one) === subjectOf(stated))
      if (object && isLabelled(object)) return []
      return [object ? unlabelled(live, object, stated) : missing(live, stated)]
    })

const LABEL = `${DASHBOARD_LABEL.name}=${DASHBOARD_LABEL.value}`

const unlabelled = (live: LiveFleet, object: ConfigMap, stated: ConfigMap): Found => {
  const value = object.metadata.labels?.[DASHBOARD_LABEL.name]
  return foundOf(live, object, {
    message: `Grafana does not load ${subjectOf(object)}, which has no label ${LABEL}`,
    evidence: [
      {
        asked: `${subjectOf(object)} .metadata.labels["${DASHBOARD_LABEL.name}"]`,
        seen: value ?? 'nothing',
      },
    ],
    cause: isLabelled(stated)
      ? 'Somebody took the label away, or Flux has not applied it.'
      : 'Its file in the tree has no such label: the sidecar of Grafana selects by it.',
    ...(!isLabelled(stated) && { fix: 'pnpm build, which writes the label; then commit and push' }),
  })
}

const missing = (live: LiveFleet, stated: ConfigMap): Found =>
  foundOf(live, stated, {
    message: `Grafana has no dashboard of ${subjectOf(stated)}, which is not in the cluster`,
    evidence: [{ asked: subjectOf(stated), seen: 'is not there' }],
    cause: 'Somebody deleted it, or Flux has not applied it.',
  })

const unreadable = (live: LiveFleet, { configMap, file }: DashboardFile): Found =>
  foundOf(live, configMap, {
    message: `Grafana cannot read ${file} of ${subjectOf(configMap)}`,
    evidence: [{ asked: `${subjectOf(configMap)} .data["${file}"]`, seen: 'no JSON object' }],
    cause: 'The file is cut off, or has more than one JSON object.',
  })
