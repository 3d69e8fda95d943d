import {
  clusterNames,
  clusterOf,
  entriesOf,
  type Artifact,
  type Cluster,
  type Component,
  type KubernetesObject,
  type Workload,
} from '@fleet/model'
import { claims } from './claims.ts'
import { deployment, statefulSet } from './controller.ts'
import { admission, services } from './service.ts'

/** The user's services, one file each. */
export const workloads: Component = (fleet) =>
  clusterNames(fleet).flatMap((cluster) =>
    entriesOf(clusterOf(fleet, cluster).workloads).map(([name, workload]): Artifact => ({
      cluster,
      layer: 'workloads',
      path: `${workload.namespace}/${name}.yaml`,
      objects: workloadObjects(name, workload, clusterOf(fleet, cluster)),
    })),
  )

const workloadObjects = (name: string, workload: Workload, cluster: Cluster): readonly KubernetesObject[] => [
  ...(workload.controller === 'StatefulSet'
    ? [statefulSet(name, workload, cluster)]
    : [...claims(name, workload, cluster), deployment(name, workload)]),
  ...services(name, workload),
  ...admission(name, workload),
]
