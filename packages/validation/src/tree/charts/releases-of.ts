import { chartOf } from './chart-of.ts'
import type { ClusterView } from '../cluster-view.ts'
import type { Release } from './release.ts'

/** The releases of a cluster that install a chart, by any name. */
export const releasesOf = (cluster: ClusterView, chart: string): readonly Release[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => chartOf(cluster, release)?.name === chart)
