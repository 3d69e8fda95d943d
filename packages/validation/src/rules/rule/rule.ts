import type { Severity } from '@fleet/model'
import type { Violation } from '../../values/violation.ts'
import { checkIdentical } from '../../tree/identical-trees.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'

/**
 * When a rule speaks. Rules of `shape` check whether each document, and each configuration inside one, is as its
 * program demands; they may meet anything. Rules of `sense` read what those have accepted, and only then. Rules of
 * `meaning` follow queries to what is scraped and pushed: where a scrape leads nowhere, that is said once, and not again
 * for every query that misses its metrics.
 */
export type Stage = 'shape' | 'sense' | 'meaning'

/** What a person reads of a rule. Its page in docs/rules is made of these fields and of the cases of its test. */
export interface RuleDocs {
  /** In the grammar `no-missing-*`, `require-*`, `unique-*`, `valid-*`, `ban-*`. */
  readonly id: string
  /** By default an error, which stops a build. */
  readonly severity?: Severity
  /** What must be true, in a sentence. */
  readonly summary: string
  /** Why the rule exists: what happens without it. */
  readonly rationale: string
  /** How to fix a violation, in a sentence or two. */
  readonly fix: string
}

/** Reports a violation of the rule that is being checked. */
export type Report = (violation: Violation) => void

/** A rule across the objects of all trees. */
export interface Rule extends RuleDocs {
  /** By default `sense`. */
  readonly stage?: Stage
  readonly check: (fleet: FleetView, report: Report) => void
}

/** Every violation that a check reports. */
export const violationsOf = (check: (report: Report) => void): readonly Violation[] => {
  const violations: Violation[] = []
  check((violation) => {
    violations.push(violation)
  })
  return violations
}

/**
 * A rule that checks each cluster by itself. Of clusters whose trees are identical it checks one, and the others only if it
 * finds something.
 */
export const inEachCluster =
  (check: (cluster: ClusterView, report: Report) => void): Rule['check'] =>
  ({ identical }, report) => {
    for (const violation of checkIdentical(identical, (cluster) =>
      violationsOf((reportOne) => check(cluster, reportOne)),
    ))
      report(violation)
  }
