import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { clusters } from './panels/clusters.ts'
import { controllers, reconciliation } from './panels/controllers.ts'
import { everyObject, notReady } from './panels/objects.ts'

/** Flux on every cluster: what is applied, what is not, and since when. */
export const fleetGitops = (): Dashboard => ({
  uid: DASHBOARD_UID.fleetGitops,
  title: 'Fleet / GitOps',
  description:
    'Flux on every cluster: which commit is applied, what failed and since when, how long it takes.',
  tags: ['flux', 'gitops'],
  from: 'now-6h',
  variables: [clusterVariable()],
  rows: [
    { title: 'At a glance', panels: clusters() },
    { title: 'What failed', panels: notReady() },
    { title: 'Everything that Flux applies', panels: everyObject() },
    { title: 'Reconciliation', panels: reconciliation() },
    { title: 'Details', panels: controllers(), isClosed: true },
  ],
})
