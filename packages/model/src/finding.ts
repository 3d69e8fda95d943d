/**
 * `error`: the cluster refuses it or it does not work; it stops a build. `warning`: it works and is likely to hurt.
 * `info`: the style of the project's own files.
 */
export type Severity = 'error' | 'warning' | 'info'

/** A path in the inventory (`clusters.homelab.nodes.k8s-node.address`) or a location in a file of a tree. */
export type SourceLocation =
  | {
      readonly kind: 'inventory'
      readonly path: string
      /** The module that states it, where that is certain. */
      readonly file?: string
      readonly line?: number
      readonly column?: number
    }
  | {
      readonly kind: 'file'
      readonly file: string
      readonly line?: number
      readonly column?: number
      /** Whether it is in what a build would write, and not on the disk. */
      readonly unwritten?: true
    }

/** What else is wrong for the same reason. */
export type Consequence = Pick<Finding, 'rule' | 'severity' | 'location' | 'object' | 'message'>

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
  /** In a build: the fields of the inventory that make the place what it is. */
  readonly origin?: readonly SourceLocation[]
  /** In a build: the component that makes the file, where no field makes the place. */
  readonly component?: string
  /** What else the same field breaks. */
  readonly also?: readonly Consequence[]
  /** In a build: the trees on the disk have it already, so it does not stop the build. */
  readonly existing?: boolean
  readonly message: string
  readonly impact?: string
  readonly fix: string
}
