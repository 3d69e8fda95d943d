import { containersIn, type Container } from '../../tree/workloads/containers.ts'
import type { Report, Rule } from './rule.ts'

/** A rule that checks each container by itself. */
export const inEachRun =
  (check: (run: Container, report: Report) => void): Rule['check'] =>
  ({ clusters }, report) => {
    for (const cluster of clusters) for (const run of containersIn(cluster)) check(run, report)
  }
