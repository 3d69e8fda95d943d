import { runsIn, type Run } from '../tree/workloads/runs.ts'
import type { Breach } from '../values/breach.ts'
import type { Rule } from './rule.ts'

/** A rule that judges each container by itself. */
export const inEachRun =
  (judge: (run: Run) => readonly Breach[]): Rule['judge'] =>
  ({ clusters }) =>
    clusters.flatMap((cluster) => runsIn(cluster).flatMap(judge))
