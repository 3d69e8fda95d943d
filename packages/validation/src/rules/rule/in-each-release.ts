import { releasesOf } from '../../tree/charts/releases-of.ts'
import type { Release } from '../../tree/charts/release.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Report, Rule } from './rule.ts'

/** A rule that checks each release of one chart. */
export const inEachRelease =
  (chart: string, check: (release: Release, report: Report, fleet: FleetView) => void): Rule['check'] =>
  (fleet, report) => {
    for (const cluster of fleet.clusters)
      for (const release of releasesOf(cluster, chart)) check(release, report, fleet)
  }
