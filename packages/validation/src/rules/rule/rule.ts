import type { Severity } from '@fleet/model'
import { isGenerated, type Distribution } from '../../values/rendered-tree.ts'
import type { Violation } from '../../values/violation.ts'
import { checkIdentical } from '../../tree/identical-trees.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'

/**
 * What a violation may follow from. `shape`: the form of one object, and of the configurations and queries in it. `sense`:
 * what objects say of each other. `meaning`: what arrives of the metrics and logs that queries ask for. Where an object
 * violates a rule of an earlier stage, its later violations are left out. Violations of `meaning` are left out while an
 * error stands between the exporters and the stores.
 */
export type Stage = 'shape' | 'sense' | 'meaning'

/** What a person reads of a rule. Its page in docs/rules is made of these fields and of the cases of its test. */
export interface RuleDocs {
  /** In the grammar `no-missing-*`, `require-*`, `unique-*`, `valid-*`, `ban-*`. */
  readonly id: string
  /** By default an error, which stops a build. */
  readonly severity?: Severity
  /** Its severity in files that a person wrote, where fewer things are certain. By default the same. */
  readonly ownSeverity?: Severity
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
  /** What the clusters that it checks must have; by default nothing, and it checks all. */
  readonly needs?: Need
  /** The distribution of Kubernetes whose parts and defaults it knows. In a person's tree of another one it finds nothing. */
  readonly assumes?: Distribution
  readonly check: (fleet: FleetView, report: Report) => void
}

/** In a generated file everything is as the generator makes it: another value is a fault of the generator. */
export const severityOf = (
  { severity = 'error', ownSeverity = severity }: RuleDocs,
  { location, severity: ofAny, ownSeverity: ofViolation = ownSeverity }: Violation,
): Severity => ofAny ?? (isGenerated(location.file) ? severity : ofViolation)
/**
 * What a rule takes for granted, and a person's tree may lack. `cluster-label`: telemetry carries the name of its cluster.
 * `hub`: one Prometheus takes in the metrics of all these clusters as well.
 */
export type Need = 'cluster-label' | 'hub'

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
