import { runsIn, type Run } from '../../tree/workloads/runs.ts'
import type { Report, Rule } from './rule.ts'

/** A rule that checks each container by itself. */
export const inEachRun =
  (check: (run: Run, report: Report) => void): Rule['check'] =>
  ({ clusters }, report) => {
    for (const cluster of clusters) for (const run of runsIn(cluster)) check(run, report)
  }
