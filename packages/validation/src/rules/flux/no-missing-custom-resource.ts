import { CHART_KINDS } from '../../catalog/charts/chart-kinds.ts'
import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { DEFINITION } from '../../schemas/custom-resources/definition.ts'
import { contractOf } from '../../tree/charts/releases.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { at } from '../../values/location.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { remembered } from '../../values/remembered.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { groupOf, nameOf } from '../../tree/objects.ts'
import { definersOf } from '../../tree/flux/defined-kinds.ts'

export const noMissingCustomResource: Rule = {
  id: 'no-missing-custom-resource',
  summary: 'A release of the cluster defines each custom resource that the tree uses.',
  rationale:
    'Kinds such as ServiceMonitor come with a chart. In a cluster without the chart the API server refuses them, and the layer fails as a whole.',
  fix: 'Install the chart that defines the kind, or remove the object.',
  check: inEachCluster((cluster, report) => {
    for (const located of cluster.objects) {
      // What a person adds may use what another chart or another repository defines.
      if (!isGenerated(located.file) && !hasOnlyKnownReleases(cluster)) continue
      const group = groupOf(located.object)
      if (!GROUPS_OF_CHARTS.has(group) || definersOf(cluster, group).length > 0) continue
      report({
        location: at(located, 'apiVersion'),
        message: `no release of ${cluster.name} defines the custom resources ${group} of ${nameOf(located)}`,
        impact: 'the API server does not know the kind, and the whole layer fails',
        fix: 'install the chart that defines it, or remove the object',
        absence: { of: 'customResources' },
      })
    }
  }),
}

/** Whether all releases of a cluster are known, and no person defines kinds: only generated trees are so. */
const hasOnlyKnownReleases = remembered(
  (cluster: ClusterView): boolean =>
    cluster.tree.files.some(isGenerated) &&
    cluster.others(DEFINITION).length === 0 &&
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .every((release) => contractOf(release) !== undefined),
)

const GROUPS_OF_CHARTS = new Set(
  Object.keys(CHART_CONTRACTS).flatMap((chart) => CHART_KINDS[chart]?.groups ?? []),
)
