/**
 * `error`: the cluster refuses it or it does not work; it stops a build. `warning`: it works and is likely to hurt.
 * `info`: the style of the project's own files.
 */
export type Severity = 'error' | 'warning' | 'info'

/** A path in the inventory (`clusters.homelab.nodes.k8s-node.address`) or a location in a file of a tree. */
export type SourceLocation =
  | { readonly kind: 'inventory'; readonly path: string }
  | { readonly kind: 'file'; readonly file: string; readonly line?: number; readonly column?: number }

/** What a check reports: the message, its location, the impact in the cluster, and the fix. */
export interface Finding {
  /** The id of the rule, such as `unique-node-address`. */
  readonly rule: string
  readonly severity: Severity
  readonly location: SourceLocation
  /** The object in a tree, where there is one: `homelab Deployment personal-services/calibre-web`. */
  readonly object?: string
  /** The location of the contract's other owner, and the other places of the same cause. */
  readonly related?: readonly SourceLocation[]
  /** In how many places the cause is found, where there are several. */
  readonly count?: number
  /** What the places have in common, where they are about one missing thing: `homelab Secret notes/password`. */
  readonly cause?: string
  readonly message: string
  readonly impact?: string
  readonly fix: string
}
