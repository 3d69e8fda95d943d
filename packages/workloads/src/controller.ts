import { entriesOf, type Cluster, type Workload } from '@fleet/model'
import { metadata, selectorLabels, type IDeployment, type IStatefulSet } from '@fleet/kubernetes'
import { claimTemplates } from './claims.ts'
import { pod } from './pod.ts'

/**
 * One replica of a service. With a volume the old pod stops first: two must never write to it, and only one node can
 * mount it.
 */
export const deployment = (name: string, workload: Workload) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, workload.namespace),
    spec: {
      replicas: 1,
      ...(entriesOf(workload.volumes).length > 0 && { strategy: { type: 'Recreate' as const } }),
      selector: { matchLabels: selectorLabels(name) },
      template: pod(name, workload),
    },
  }) satisfies IDeployment

/** One replica of a service that keeps its own data. */
export const statefulSet = (name: string, workload: Workload, cluster: Cluster) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(name, workload.namespace),
    spec: {
      replicas: 1,
      ...(entriesOf(workload.ports).length > 0 && { serviceName: name }),
      selector: { matchLabels: selectorLabels(name) },
      template: pod(name, workload),
      volumeClaimTemplates: claimTemplates(workload, cluster),
    },
  }) satisfies IStatefulSet
