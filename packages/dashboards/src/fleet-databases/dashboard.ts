import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { atAGlance, everyDatabase, onDisk, work } from './panels/databases.ts'

/** What the exporters of every cluster say of its databases. */
export const fleetDatabases = (): Dashboard => ({
  uid: DASHBOARD_UID.fleetDatabases,
  title: 'Fleet / Databases',
  description:
    'Every PostgreSQL with an exporter: whether it answers, how many connections are left, what it does, and how large it is.',
  tags: ['databases', 'postgresql'],
  from: 'now-6h',
  variables: [clusterVariable()],
  rows: [
    { title: 'At a glance', panels: atAGlance() },
    { title: 'Databases', panels: everyDatabase() },
    { title: 'Work', panels: work() },
    { title: 'On disk', panels: onDisk() },
  ],
})
