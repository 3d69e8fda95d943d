import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import { logClusterVariable } from '../variables/cluster.ts'
import { logNamespaceVariable } from '../variables/log-labels.ts'
import { byPod, hits, whenAndWhere } from './panels.ts'
import { excludeVariable, levelVariable, searchVariable } from './variables.ts'

/** A search of log lines in all clusters. */
export const logsSearch = (store: LogStore): Dashboard => ({
  uid: DASHBOARD_UID.logsSearch,
  title: 'Kubernetes / Logs / Search',
  description: 'Full-text search across the chosen clusters.',
  tags: ['kubernetes', 'logs'],
  // A search reads every line of its time range: an hour is fast.
  from: 'now-1h',
  variables: [
    logClusterVariable(store),
    logNamespaceVariable(store),
    levelVariable(),
    searchVariable(),
    excludeVariable(),
  ],
  rows: [
    { title: 'When and where', panels: whenAndWhere(store) },
    { title: 'In which pods', panels: byPod(store), isClosed: true },
    { title: 'What they say', panels: hits(store) },
  ],
})
