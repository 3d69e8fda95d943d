import type { ClusterName } from '@fleet/model'

/** The folder of a tree that holds Flux' Kustomizations, and in it the one that `flux bootstrap` alone owns. */
export const FLUX_FOLDER = 'flux'
export const BOOTSTRAP_FOLDER = `${FLUX_FOLDER}/flux-system`

/** One file of a tree. */
export interface TreeFile {
  /** Inside the cluster's folder, parted by `/`: `telemetry/loki.yaml`. */
  readonly path: string
  readonly content: string
  /** What was printed: the objects of `content`, a YAML document each. */
  readonly objects: readonly object[]
}

/** Everything the generator owns of one cluster's folder. */
export interface ClusterTree {
  readonly cluster: ClusterName
  readonly files: readonly TreeFile[]
}
