import { workloadRoute, type Cluster, type KubernetesObject, type Workload } from '@fleet/model'
import { routeObjects } from '@fleet/kubernetes'

/** What leads the host of a workload to its Service; nothing for one without a host. */
export const routes = (name: string, workload: Workload, cluster: Cluster): readonly KubernetesObject[] => {
  const route = workloadRoute(cluster, name, workload)
  return route ? routeObjects(route) : []
}
