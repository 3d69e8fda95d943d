import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import { logClusterVariable } from '../variables/cluster.ts'
import { logNamespaceVariable } from '../variables/log-labels.ts'
import { atAGlance, loudest, overTime } from './panels.ts'

/** The log volume of each cluster and namespace. */
export const logsOverview = (store: LogStore): Dashboard => ({
  uid: DASHBOARD_UID.logsOverview,
  title: 'Kubernetes / Logs / Overview',
  description: 'Log volume by namespace, grouped by cluster.',
  tags: ['kubernetes', 'logs'],
  from: 'now-6h',
  variables: [logClusterVariable(store), logNamespaceVariable(store)],
  rows: [
    { title: 'At a glance', panels: atAGlance(store) },
    { title: 'Over time', panels: overTime(store) },
    { title: 'Who writes most', panels: loudest(store) },
  ],
})
