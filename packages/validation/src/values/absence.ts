/**
 * What a chart, an operator or a person may have made that no file of a tree shows. `customResources` are their definitions and
 * the programs that read them, `sources` all kinds of Flux.
 */
export type Made =
  | 'accounts'
  | 'claims'
  | 'configMaps'
  | 'customResources'
  | 'pods'
  | 'roles'
  | 'secrets'
  | 'services'
  | 'sources'

/**
 * What a violation presumes to be missing. In a person's file that is certain only where nothing unknown may be it. Without
 * namespaces it may be in any of the cluster.
 */
export interface Absence {
  readonly of: Made
  readonly namespaces?: readonly string[]
  /** The name of what is missing, if it has one. */
  readonly name?: string
  /** Whether it may be in another cluster, such as the pods that export a metric. */
  readonly isOfFleet?: boolean
}
