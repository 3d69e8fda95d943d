import type { ClusterName } from '@fleet/model'

/** The folder of a tree that holds Flux' Kustomizations, and what `flux bootstrap` puts beside them. */
export const FLUX_FOLDER = 'flux'

/** One file of a tree. */
export interface TreeFile {
  /** Inside the cluster's folder, with `/`: `telemetry/loki.yaml`. */
  readonly path: string
  readonly content: string
  /** The objects of `content`, one for each YAML document. */
  readonly objects: readonly object[]
}

/** Everything the generator owns of one cluster's folder. */
export interface ClusterTree {
  readonly cluster: ClusterName
  readonly files: readonly TreeFile[]
}
