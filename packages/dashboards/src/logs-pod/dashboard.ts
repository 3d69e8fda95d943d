import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import { logClusterVariable } from '../variables/cluster.ts'
import { logContainerVariable, logNamespaceVariable, logPodVariable } from '../variables/log-labels.ts'
import { atAGlance, logs, overTime } from './panels.ts'
import { restartMarks } from './restarts.ts'

/** The logs of one pod or a few. Every other dashboard links here. */
export const logsPod = (store: LogStore): Dashboard => ({
  uid: DASHBOARD_UID.logsPod,
  title: 'Kubernetes / Logs / Pod',
  description: 'The lines of chosen pods: from the cluster to the namespace, the pod and the container.',
  tags: ['kubernetes', 'logs'],
  from: 'now-1h',
  variables: [
    logClusterVariable(store),
    logNamespaceVariable(store),
    logPodVariable(store),
    logContainerVariable(store),
  ],
  annotations: [restartMarks()],
  rows: [
    { title: 'At a glance', panels: atAGlance(store) },
    { title: 'Over time', panels: overTime(store) },
    { title: 'What they say', panels: logs(store) },
  ],
})
