import type { ClusterName } from '@fleet/model'
import type { FluxBuild } from '@fleet/validation'

/** The folder of a tree that holds Flux' Kustomizations, and what `flux bootstrap` puts beside them. */
export const FLUX_FOLDER = 'flux'

/** One file of a tree. */
export interface TreeFile {
  /** Inside the cluster's folder, with `/`: `telemetry/loki.yaml`. */
  readonly path: string
  readonly content: string
  /** The objects of `content`, one for each YAML document. */
  readonly objects: readonly object[]
  /** Which of the tree's builds applies each object, where the tree states them. */
  readonly builds?: readonly number[]
}

/** Everything the generator owns of one cluster's folder. */
export interface ClusterTree {
  readonly cluster: ClusterName
  readonly files: readonly TreeFile[]
  /** Where the tree is in its repository, and what Flux builds of it, where a folder has no list. */
  readonly root?: string
  readonly builds?: readonly FluxBuild[]
}
