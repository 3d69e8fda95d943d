import { isGenerated } from '../values/rendered-tree.ts'
import { remembered } from '../values/remembered.ts'
import type { ClusterView } from './cluster-view.ts'

/**
 * Whether a cluster surely runs k3s: the generator makes trees of no other, and a person's tree shows it by what configures
 * the charts that k3s installs. Those of RKE2 have names with its prefix.
 */
export const isOfK3s = remembered(
  (cluster: ClusterView): boolean =>
    cluster.tree.files.some(isGenerated) ||
    cluster
      .others('helm.cattle.io/v1/HelmChartConfig')
      .some(({ object }) => !object.metadata.name.startsWith('rke2-')),
)
