import { contractOf } from '../../tree/charts/releases.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { valueAt } from '../../values/value-at.ts'
import {
  NAMESPACES_OF_EVERY_CLUSTER,
  OF_CHARTS,
  OF_EVERY_CLUSTER,
  OF_TRAEFIK,
  SERVICES_OF_EVERY_CLUSTER,
  type BaseWorkload,
} from '../../catalog/capacity/base-workloads.ts'
import type { ObjectUnit } from '../../catalog/capacity/units.ts'
import { sourcesOf } from '../../tree/flux/sources.ts'
import { servicesOf } from '../../tree/network/services.ts'

export type ObjectCounts = Readonly<Record<ObjectUnit, number>>

/** One controller with the pods that it keeps at rest. */
interface Controlled {
  readonly controller: string
  readonly pods: number
  readonly containers: number
  readonly initContainers: number
  readonly claims: number
  /** Former ReplicaSets stay until there are more than this. */
  readonly kept: number
}

/** Kubernetes' default of `revisionHistoryLimit`: after ten rollouts a Deployment has that many former ReplicaSets. */
const KEPT_REPLICA_SETS = 10
/** Kubernetes' defaults: a CronJob keeps three Jobs that succeeded and one that failed. */
const KEPT_JOBS = 4

/** How many objects of each kind a cluster of so many nodes has when its tree is applied and at rest. */
export const objectCounts = (cluster: ClusterView, nodes: number): ObjectCounts => {
  const all = [
    ...ownPodsOf(cluster).map((pods) => ownOf(pods, nodes)),
    ...baseOf(cluster).map((base) => controlledBy(base, nodes)),
  ]
  const sum = (of: (one: Controlled) => number): number => all.reduce((total, one) => total + of(one), 0)
  const number = (kind: string): number => all.filter(({ controller }) => controller === kind).length
  return {
    node: nodes,
    namespace: NAMESPACES_OF_EVERY_CLUSTER + cluster.all('v1/Namespace').length,
    pod: sum(({ pods }) => pods),
    container: sum(({ pods, containers }) => pods * containers),
    initContainer: sum(({ pods, initContainers }) => pods * initContainers),
    service: SERVICES_OF_EVERY_CLUSTER + servicesOf(cluster).length,
    deployment: number('Deployment'),
    replicaSet: sum(({ controller, kept }) => (controller === 'Deployment' ? 1 + kept : 0)),
    daemonSet: number('DaemonSet'),
    statefulSet: number('StatefulSet'),
    job: number('Job') + KEPT_JOBS * number('CronJob'),
    cronJob: number('CronJob'),
    claim:
      sum(({ claims }) => claims) +
      cluster.all('v1/PersistentVolumeClaim').length +
      cluster
        .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
        .filter((release) => contractOf(release)?.holdsVolumes).length,
    ...fluxCounts(cluster),
  }
}

/** Those of the tree, what `flux bootstrap` makes, and a HelmChart for each release of a chart by name. */
const fluxCounts = (
  cluster: ClusterView,
): Pick<ObjectCounts, 'kustomization' | 'helmRelease' | 'fluxSource' | 'fluxObject'> => {
  const releases = cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')
  const kustomization = 1 + cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization').length
  const charts = releases.filter(({ object }) => object.spec?.chart !== undefined).length
  const fluxSource = 1 + charts + sourcesOf(cluster).size
  return {
    kustomization,
    helmRelease: releases.length,
    fluxSource,
    fluxObject: kustomization + releases.length + fluxSource,
  }
}

const ownOf = ({ controller: { object }, spec }: OwnPods, nodes: number): Controlled => {
  const stated = (key: string): number | undefined => {
    const value = valueAt(object, ['spec', key])
    return typeof value === 'number' ? value : undefined
  }
  const replicas = stated('replicas') ?? 1
  const templates = valueAt(object, ['spec', 'volumeClaimTemplates'])
  return {
    controller: object.kind,
    pods: PODS[object.kind]?.(nodes) ?? replicas,
    containers: spec.containers.length,
    initContainers: spec.initContainers?.length ?? 0,
    claims: Array.isArray(templates) ? replicas * templates.length : 0,
    kept: stated('revisionHistoryLimit') ?? KEPT_REPLICA_SETS,
  }
}

/** Where it is not the number of replicas. */
const PODS: Readonly<Record<string, (nodes: number) => number>> = {
  DaemonSet: (nodes) => nodes,
  CronJob: () => KEPT_JOBS,
}

const baseOf = (cluster: ClusterView): readonly BaseWorkload[] => [
  ...OF_EVERY_CLUSTER,
  ...(cluster
    .others('helm.cattle.io/v1/HelmChartConfig')
    .some(({ object }) => object.metadata.name === 'traefik')
    ? OF_TRAEFIK
    : []),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap(({ object }) => OF_CHARTS[object.metadata.name] ?? []),
]

const controlledBy = (
  { controller, containers, initContainers = 0 }: BaseWorkload,
  nodes: number,
): Controlled => ({
  controller,
  pods: controller === 'DaemonSet' ? nodes : 1,
  containers,
  initContainers,
  claims: 0,
  kept: KEPT_REPLICA_SETS,
})
