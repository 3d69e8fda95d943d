import type { Cluster, ClusterName } from '@fleet/model'
import type { ClusterApi, KubernetesObject } from './cluster-api.ts'

/** An object that a cluster's tree states. */
export interface TreeObject extends KubernetesObject {
  /** Its file in the cluster's tree: `telemetry/otel-collector.yaml`. */
  readonly file: string
}

/** A cluster of the inventory: what it should be, and its API that says what it is. */
export interface LiveCluster {
  readonly name: ClusterName
  readonly isHub: boolean
  /** What the inventory states of it. */
  readonly facts: Cluster
  /** What its tree states, as Flux applies it. */
  readonly tree: readonly TreeObject[]
  readonly api: ClusterApi
}
