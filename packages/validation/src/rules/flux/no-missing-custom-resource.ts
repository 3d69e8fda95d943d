import { CHART_KINDS } from '../../catalog/charts/chart-kinds.ts'
import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { at } from '../../values/location.ts'
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

const GROUPS_OF_CHARTS = new Set(
  Object.keys(CHART_CONTRACTS).flatMap((chart) => CHART_KINDS[chart]?.groups ?? []),
)
