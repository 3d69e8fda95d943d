import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { logContainerVariable, logNamespaceVariable, logPodVariable } from '../variables/log-labels.ts'
import { atAGlance, logs, overTime } from './panels.ts'
import { restartMarks } from './restarts.ts'

/** The logs of one pod or a few. Every other dashboard links here. */
export const logsPod = (): Dashboard => ({
  uid: DASHBOARD_UID.logsPod,
  title: 'Kubernetes / Logs / Pod',
  description: 'The lines of chosen pods: from the cluster to the namespace, the pod and the container.',
  tags: ['kubernetes', 'logs'],
  from: 'now-1h',
  variables: [clusterVariable('loki'), logNamespaceVariable(), logPodVariable(), logContainerVariable()],
  annotations: [restartMarks()],
  rows: [
    { title: 'At a glance', panels: atAGlance() },
    { title: 'Over time', panels: overTime() },
    { title: 'What they say', panels: logs() },
  ],
})
