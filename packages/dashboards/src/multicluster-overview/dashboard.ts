import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { commitments, health, telemetry } from './panels/clusters.ts'
import { containerResources, containerTable } from './panels/containers.ts'
import { nodeResources, nodeTable } from './panels/nodes.ts'
import { pods } from './panels/pods.ts'
import { workloads } from './panels/workloads.ts'
import { namespaceVariable, phaseVariable } from './variables.ts'

/** The health of every cluster, down to the node, workload or container at fault. */
export const multiclusterOverview = (): Dashboard => ({
  uid: DASHBOARD_UID.multiclusterOverview,
  title: 'Kubernetes / Multi-Cluster / Resource Overview',
  description: 'Nodes, pods, workloads and containers of every cluster, from the whole to the part.',
  folder: 'Kubernetes',
  tags: ['kubernetes', 'resources'],
  from: 'now-3h',
  variables: [clusterVariable('prometheus'), namespaceVariable(), phaseVariable()],
  rows: [
    { title: 'Clusters', panels: [...health(), ...commitments()] },
    { title: 'Nodes', panels: [...nodeTable(), ...nodeResources()] },
    { title: 'Pods', panels: pods() },
    { title: 'Workloads', panels: workloads() },
    { title: 'Containers', panels: [...containerTable(), ...containerResources()] },
    { title: 'Telemetry', panels: telemetry() },
  ],
})
