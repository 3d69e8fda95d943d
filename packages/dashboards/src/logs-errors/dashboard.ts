import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import { logClusterVariable } from '../variables/cluster.ts'
import { logNamespaceVariable } from '../variables/log-labels.ts'
import { atAGlance, byCluster, byOrigin, errorLines } from './panels.ts'

/** Errors: which, where, and whether they are new. */
export const logsErrors = (store: LogStore): Dashboard => ({
  uid: DASHBOARD_UID.logsErrors,
  title: 'Kubernetes / Logs / Errors',
  description: 'Error rates per cluster and namespace, against all lines and against the day before.',
  tags: ['kubernetes', 'logs'],
  from: 'now-6h',
  variables: [logClusterVariable(store), logNamespaceVariable(store)],
  rows: [
    { title: 'At a glance', panels: atAGlance(store) },
    { title: 'Clusters', panels: byCluster(store) },
    { title: 'Namespaces and pods', panels: byOrigin(store) },
    { title: 'What they say', panels: errorLines(store) },
  ],
})
