import { releasesOf } from '../tree/charts/releases-of.ts'
import type { Release } from '../tree/charts/release.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import type { Breach } from '../values/breach.ts'
import type { Rule } from './rule.ts'

/** A rule that judges each release of one chart. */
export const inEachRelease =
  (chart: string, judge: (release: Release, fleet: FleetView) => readonly Breach[]): Rule['judge'] =>
  (fleet) =>
    fleet.clusters.flatMap((cluster) =>
      releasesOf(cluster, chart).flatMap((release) => judge(release, fleet)),
    )
