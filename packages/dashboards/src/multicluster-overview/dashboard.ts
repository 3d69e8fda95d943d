import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { capacity, health, trends } from './panels/clusters.ts'
import { containers } from './panels/containers.ts'
import { disksAndNetwork, nodes } from './panels/nodes.ts'
import { pods } from './panels/pods.ts'
import { workloads } from './panels/workloads.ts'
import { namespaceVariable, phaseVariable } from './variables.ts'

/** The health of every cluster, down to the node, workload or container at fault. */
export const multiclusterOverview = (): Dashboard => ({
  uid: DASHBOARD_UID.multiclusterOverview,
  title: 'Kubernetes / Multi-Cluster / Resource Overview',
  description:
    'Clusters, workloads, nodes, pods and containers of the fleet, from the whole to the part, the worst first.',
  tags: ['kubernetes', 'resources'],
  from: 'now-3h',
  variables: [clusterVariable(), namespaceVariable(), phaseVariable()],
  // Each row fits on a screen. Those that are closed query nothing until a click opens them.
  rows: [
    { title: 'Clusters at a glance', panels: [health(), capacity(), ...trends()] },
    { title: 'Workloads and targets', panels: workloads() },
    { title: 'Nodes', isClosed: true, panels: nodes() },
    { title: 'Disks, network and pressure', isClosed: true, panels: disksAndNetwork() },
    { title: 'Pods', isClosed: true, panels: pods() },
    { title: 'Containers', isClosed: true, panels: containers() },
  ],
})
