import { CLUSTER_LABEL } from '@fleet/model'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

interface AttributesConfig {
  readonly action?: string
  readonly attributes?: readonly string[]
}

const PATH = ['loki', 'limits_config', 'otlp_config', 'resource_attributes', 'attributes_config'] as const

export const requireClusterIndexLabel: Rule = {
  id: 'require-cluster-index-label',
  summary: 'Loki makes the attribute `cluster` an index label.',
  rationale:
    'By default Loki keeps the cluster as structured metadata, and a stream selector finds index labels only.',
  fix: 'Add the attribute to the index labels in Loki’s values.',
  needs: 'cluster-label',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
      if (release.object.metadata.name !== 'loki') continue
      const configs = (chartValue(release, ...PATH) ?? []) as readonly AttributesConfig[]
      const isLabel = configs.some(
        ({ action, attributes = [] }) => action === 'index_label' && attributes.includes(CLUSTER_LABEL),
      )
      if (isLabel) continue
      report({
        location: atValue(release, ...PATH),
        message: `${cluster.name}’s Loki does not make the attribute ${CLUSTER_LABEL} an index label`,
        impact: 'no query of a dashboard finds a line',
        fix: `add { action: index_label, attributes: [${CLUSTER_LABEL}] } to ${PATH.join('.')}`,
      })
    }
  }),
}
