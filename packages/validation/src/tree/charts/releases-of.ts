import type { Breach, Rule } from '../../rules/rule.ts'
import { chartOf } from './chart-of.ts'
import type { ClusterView } from '../cluster-view.ts'
import type { FleetView } from '../fleet-view.ts'
import type { Release } from './releases.ts'

/** The releases of a cluster that install a chart, whatever they are called. */
export const releasesOf = (cluster: ClusterView, chart: string): readonly Release[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => chartOf(cluster, release)?.name === chart)

/** A rule that judges each release of one chart. */
export const inEachRelease =
  (chart: string, judge: (release: Release, fleet: FleetView) => readonly Breach[]): Rule['judge'] =>
  (fleet) =>
    fleet.clusters.flatMap((cluster) =>
      releasesOf(cluster, chart).flatMap((release) => judge(release, fleet)),
    )
