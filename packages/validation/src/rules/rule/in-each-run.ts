import { runsIn, type Run } from '../../tree/workloads/runs.ts'
import type { Violation } from '../../values/violation.ts'
import type { Rule } from './rule.ts'

/** A rule that checks each container by itself. */
export const inEachRun =
  (check: (run: Run) => readonly Violation[]): Rule['check'] =>
  ({ clusters }) =>
    clusters.flatMap((cluster) => runsIn(cluster).flatMap(check))
