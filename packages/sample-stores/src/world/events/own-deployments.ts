import { clusterNames, clusterOf, entriesOf, isHub, type ClusterName, type Fleet } from '@fleet/model'

/** The cluster where most goes wrong: the last spoke, or the hub of a fleet without any. */
export const troubledCluster = (fleet: Fleet): ClusterName =>
  clusterNames(fleet).findLast((name) => !isHub(fleet, name)) ?? fleet.hub.cluster

/** The Deployments of the inventory there, by name. Each event has one of its own, as far as there are enough. */
export const troubledDeployments = (fleet: Fleet): readonly string[] =>
  entriesOf(clusterOf(fleet, troubledCluster(fleet)).workloads)
    .filter(([, { controller }]) => controller === 'Deployment')
    .map(([name]) => name)
