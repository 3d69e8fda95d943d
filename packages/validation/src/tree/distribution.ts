import { isGenerated } from '../values/rendered-tree.ts'
import { remembered } from '../values/remembered.ts'
import type { ClusterView } from './cluster-view.ts'

/** Whether a cluster certainly runs k3s: the generator knows no other, and only k3s and RKE2 read HelmChartConfigs. */
export const isK3s = remembered(
  ({ tree, objects }: ClusterView): boolean =>
    tree.files.some(isGenerated) ||
    objects.some(
      ({ object: { apiVersion, metadata } }) =>
        apiVersion.startsWith('helm.cattle.io/') && !metadata.name.startsWith('rke2-'),
    ),
)
