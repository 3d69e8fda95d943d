/** One file of a tree, as text and as the objects in it: one for each YAML document, in the same order. */
export interface RenderedFile {
  /** Inside the cluster's folder, parted by `/`: `telemetry/loki.yaml`. */
  readonly path: string
  readonly content: string
  readonly objects: readonly object[]
}

/** Everything that Flux takes for one cluster. */
export interface RenderedTree {
  /** The cluster's name, which is also the name of the tree's folder. */
  readonly cluster: string
  readonly files: readonly RenderedFile[]
}
