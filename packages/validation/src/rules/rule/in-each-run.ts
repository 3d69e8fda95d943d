import { runsIn, type Run } from '../../tree/workloads/runs.ts'
import { reportAll, type Report, type Reported, type Rule } from './rule.ts'

/** A rule that checks each container by itself. */
export const inEachRun =
  (check: (run: Run, report: Report) => Reported): Rule['check'] =>
  ({ clusters }, report) => {
    for (const cluster of clusters) for (const run of runsIn(cluster)) reportAll(report, check(run, report))
  }
