import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { tracedServiceVariable } from '../variables/traced-services.ts'
import { atAGlance, everyRequest, everyService, graph, overTime } from './panels/services.ts'

/** What the spans of every cluster say of its services. */
export const fleetServices = (): Dashboard => ({
  uid: DASHBOARD_UID.fleetServices,
  title: 'Fleet / Services',
  description:
    'Requests, errors and durations of the services that send spans, counted on each node before a sample is taken. A point above a curve of durations is a request, and opens its trace.',
  tags: ['services', 'traces'],
  from: 'now-6h',
  variables: [clusterVariable(), tracedServiceVariable()],
  rows: [
    { title: 'At a glance', panels: atAGlance() },
    { title: 'Services', panels: everyService() },
    { title: 'Over time', panels: overTime() },
    { title: 'Requests', panels: everyRequest() },
    { title: 'Who calls whom', panels: graph() },
  ],
})
