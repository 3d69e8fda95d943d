import { containersIn, type Container } from '../tree/workloads/containers.ts'
import type { Violation } from '../values/violation.ts'
import type { Rule } from './rule.ts'

/** A rule that checks each container by itself. */
export const inEachRun =
  (check: (run: Container) => readonly Violation[]): Rule['check'] =>
  ({ clusters }) =>
    clusters.flatMap((cluster) => containersIn(cluster).flatMap(check))
