import { releasesOf } from '../../tree/charts/releases-of.ts'
import type { Release } from '../../tree/charts/release.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Violation } from '../../values/violation.ts'
import type { Rule } from './rule.ts'

/** A rule that checks each release of one chart. */
export const inEachRelease =
  (chart: string, check: (release: Release, fleet: FleetView) => readonly Violation[]): Rule['check'] =>
  (fleet) =>
    fleet.clusters.flatMap((cluster) =>
      releasesOf(cluster, chart).flatMap((release) => check(release, fleet)),
    )
