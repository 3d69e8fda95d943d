import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { clusters, numbers } from './panels/glance.ts'
import { cost } from './panels/cost.ts'
import { freshness } from './panels/freshness.ts'
import { logs, metrics } from './panels/flow.ts'
import { queues } from './panels/queues.ts'
import { series } from './panels/series.ts'
import { store as prometheus } from './panels/store.ts'

/** The pipelines themselves: whether every cluster is heard, what is lost, what is near its limit, and what each costs. */
export const fleetTelemetry = (store: LogStore): Dashboard => ({
  uid: DASHBOARD_UID.fleetTelemetry,
  title: 'Fleet / Telemetry',
  description:
    'The pipelines of logs and metrics of every cluster: heard, lost, near a limit, and at what cost.',
  tags: ['telemetry'],
  from: 'now-6h',
  variables: [clusterVariable()],
  rows: [
    { title: 'At a glance', panels: [...numbers(), clusters()] },
    { title: 'Newest samples and lines', panels: freshness(store), isClosed: true },
    { title: `Logs, from file to ${store.name}`, panels: logs(store), isClosed: true },
    { title: 'Metrics, from scrape to Prometheus', panels: metrics(), isClosed: true },
    { title: 'Queues and collectors', panels: queues(), isClosed: true },
    { title: 'Series against the budget', panels: series(), isClosed: true },
    { title: 'Cost of each cluster', panels: cost(store), isClosed: true },
    { title: 'The hub’s Prometheus', panels: prometheus(), isClosed: true },
  ],
})
