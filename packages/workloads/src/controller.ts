import { entriesOf, type Cluster, type InventoryFiles, type Workload } from '@fleet/model'
import {
  metadata,
  selectorLabels,
  spreadOverNodes,
  type IDeployment,
  type IPodSpec,
  type IStatefulSet,
} from '@fleet/kubernetes'
import { claimTemplates } from './claims.ts'
import { ownContainer } from './container.ts'
import { podTemplate } from './pod.ts'
import { runsSeveral } from './replicas.ts'

/** What a controller's pods are made of, beside its own facts. */
export interface Surroundings {
  readonly cluster: Cluster
  readonly files: InventoryFiles
  readonly configMap: string | undefined
}

/**
 * One replica of a service, unless it states more. With a volume the old pod stops first: two must never write to it, and
 * only one node can mount it. A port of a node is free only then, too.
 */
export const deployment = (name: string, workload: Workload, surroundings: Surroundings) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, workload.namespace),
    spec: {
      // An autoscaler sets the number itself.
      ...(!workload.autoscaling && { replicas: workload.replicas ?? 1 }),
      ...(mustStopFirst(workload) && { strategy: { type: 'Recreate' as const } }),
      ...(runsSeveral(workload) && {
        strategy: { type: 'RollingUpdate' as const, rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      }),
      selector: { matchLabels: selectorLabels(name) },
      template: pod(name, workload, { ...surroundings, mountsClaims: true }),
    },
  }) satisfies IDeployment

const mustStopFirst = ({ volumes, folders, hostAccess }: Workload): boolean =>
  entriesOf(volumes).length > 0 ||
  entriesOf(folders).some(([, { from }]) => from === 'volume') ||
  hostAccess?.network === true

/** One replica of a service that keeps its own data. */
export const statefulSet = (name: string, workload: Workload, surroundings: Surroundings) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(name, workload.namespace),
    spec: {
      replicas: 1,
      ...(entriesOf(workload.ports).length > 0 && { serviceName: name }),
      selector: { matchLabels: selectorLabels(name) },
      template: pod(name, workload, { ...surroundings, mountsClaims: false }),
      volumeClaimTemplates: claimTemplates(workload, surroundings.cluster),
    },
  }) satisfies IStatefulSet

const pod = (
  name: string,
  workload: Workload,
  { files, ...parts }: Surroundings & { readonly mountsClaims: boolean },
) => {
  const { metadata: about, spec } = podTemplate(name, workload, {
    ...parts,
    container: ownContainer(name, workload, files, workload),
  })
  return { metadata: about, spec: { ...spec, ...spread(name, workload) } }
}

const spread = (name: string, workload: Workload): Partial<IPodSpec> =>
  runsSeveral(workload) ? { topologySpreadConstraints: spreadOverNodes(selectorLabels(name)) } : {}
