import type { Severity } from '@fleet/model'
import type { Violation } from '../values/violation.ts'
import { checkIdentical } from '../tree/identical-trees.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import type { FleetView } from '../tree/fleet-view.ts'

/**
 * When a rule speaks. Rules of `shape` check whether each document, and each configuration inside one, is as its
 * program demands; they may meet anything. Rules of `sense` read what those have accepted, and only then. Rules of
 * `meaning` follow queries to what is scraped and pushed: where a scrape leads nowhere, that is said once, and not again
 * for every query that misses its metrics.
 */
export type Stage = 'shape' | 'sense' | 'meaning'

/** What a person reads of a rule. Its page in docs/rules is made of these fields. */
export interface RulePage {
  /** In the grammar `no-missing-*`, `require-*`, `unique-*`, `valid-*`, `ban-*`. */
  readonly id: string
  /** What a finding means to a build: by default an error, which stops it. */
  readonly severity?: Severity
  /** What must be true, in a sentence. */
  readonly summary: string
  /** Why it exists: what happened, or would. */
  readonly rationale: string
  /** A fragment of a tree that the rule refuses, and the same fragment fixed. */
  readonly example: { readonly refused: string; readonly accepted: string }
  /** How to fix a violation, in a sentence or two. */
  readonly fix: string
}

/** A rule across the objects of all trees, named after what it demands. */
export interface Rule extends RulePage {
  /** By default `sense`. */
  readonly stage?: Stage
  readonly check: (fleet: FleetView) => readonly Violation[]
}

/**
 * A rule that checks each cluster by itself. Of clusters whose trees are identical it checks one, and the others only if it
 * finds something.
 */
export const inEachCluster =
  (check: (cluster: ClusterView) => readonly Violation[]): Rule['check'] =>
  ({ identical }) =>
    checkIdentical(identical, check)
