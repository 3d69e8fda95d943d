/**
 * `error`: the cluster refuses it, or it does not do its work; it stops a build. `warning`: it works and is likely to hurt.
 * `info`: the style of the project's own files.
 */
export type Severity = 'error' | 'warning' | 'info'

/** A place in the inventory (`clusters.homelab.nodes.k8s-node.address`) or in a file of a tree. */
export type SourceLocation =
  | { readonly kind: 'inventory'; readonly path: string }
  | { readonly kind: 'file'; readonly file: string; readonly line?: number; readonly column?: number }

/** What a check reports: what is wrong and where, what follows from it in the cluster, and how to fix it. */
export interface Finding {
  /** The id of the rule or rule, in its grammar: `unique-node-address`. */
  readonly rule: string
  readonly severity: Severity
  readonly location: SourceLocation
  /** What it is about, where that is something in a tree: `homelab Deployment personal-services/calibre-web`. */
  readonly object?: string
  /** Where the other owner of a broken contract is written. */
  readonly related?: readonly SourceLocation[]
  readonly message: string
  readonly impact?: string
  readonly fix: string
}
