import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { atAGlance, durations, everyHost } from './panels/hosts.ts'

/** What the probes of every cluster say of its hosts, and of what else they ask. */
export const fleetHosts = (): Dashboard => ({
  uid: DASHBOARD_UID.fleetHosts,
  title: 'Fleet / Hosts',
  description:
    'Every URL that a cluster asks: whether it answers, with which status, how fast, and how long its certificate is valid.',
  tags: ['hosts', 'probes'],
  from: 'now-24h',
  variables: [clusterVariable()],
  rows: [
    { title: 'At a glance', panels: atAGlance() },
    { title: 'Hosts', panels: everyHost() },
    { title: 'Answers', panels: durations() },
  ],
})
