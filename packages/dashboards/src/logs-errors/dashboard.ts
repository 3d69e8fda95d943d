import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { logNamespaceVariable } from '../variables/log-labels.ts'
import { atAGlance, byCluster, byOrigin, errorLines } from './panels.ts'

/** Errors: which, where, and whether they are new. */
export const logsErrors = (): Dashboard => ({
  uid: DASHBOARD_UID.logsErrors,
  title: 'Kubernetes / Logs / Errors',
  description: 'Error rates per cluster and namespace, against all lines and against the day before.',
  tags: ['kubernetes', 'logs'],
  from: 'now-6h',
  variables: [clusterVariable('loki'), logNamespaceVariable()],
  rows: [
    { title: 'At a glance', panels: atAGlance() },
    { title: 'Clusters', panels: byCluster() },
    { title: 'Namespaces and pods', panels: byOrigin() },
    { title: 'What they say', panels: errorLines() },
  ],
})
