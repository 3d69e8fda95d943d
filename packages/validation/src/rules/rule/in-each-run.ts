import { containersIn, ownContainersIn, type Container } from '../../tree/workloads/containers.ts'
import type { Report, Rule } from './rule.ts'

/** A rule that checks each container by itself. */
export const inEachRun =
  (check: (run: Container, report: Report) => void): Rule['check'] =>
  ({ clusters }, report) => {
    for (const cluster of clusters) for (const run of containersIn(cluster)) check(run, report)
  }

/** A rule that checks each container of a tree's own pods by itself. */
export const inEachOwnRun =
  (check: (run: Container, report: Report) => void): Rule['check'] =>
  ({ clusters }, report) => {
    for (const cluster of clusters) for (const run of ownContainersIn(cluster)) check(run, report)
  }
