import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { logNamespaceVariable } from '../variables/log-labels.ts'
import { atAGlance, loudest, overTime } from './panels.ts'

/** The log volume of each cluster and namespace. */
export const logsOverview = (): Dashboard => ({
  uid: DASHBOARD_UID.logsOverview,
  title: 'Kubernetes / Logs / Overview',
  description: 'Log volume by namespace, grouped by cluster.',
  tags: ['kubernetes', 'logs'],
  from: 'now-6h',
  variables: [clusterVariable('loki'), logNamespaceVariable()],
  rows: [
    { title: 'At a glance', panels: atAGlance() },
    { title: 'Over time', panels: overTime() },
    { title: 'Who writes most', panels: loudest() },
  ],
})
