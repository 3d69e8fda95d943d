import { CLUSTER_LABEL } from '@fleet/model'
import { at } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

interface AttributesConfig {
  readonly action?: string
  readonly attributes?: readonly string[]
}

const PATH = ['loki', 'limits_config', 'otlp_config', 'resource_attributes', 'attributes_config'] as const

export const requirePromotedLabel: Rule = {
  id: 'require-promoted-label',
  summary: 'Loki makes the attribute `cluster` an index label.',
  rationale:
    'The cluster is not among the attributes that Loki makes labels by itself, and a stream selector finds labels only.',
  fix: 'Add the attribute to those that Loki’s values promote.',
  check: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'loki')
      .filter(({ object }) => {
        const promoted = (valueAt(object.spec?.values, PATH) ?? []) as readonly AttributesConfig[]
        return !promoted.some(
          ({ action, attributes = [] }) => action === 'index_label' && attributes.includes(CLUSTER_LABEL),
        )
      })
      .map((release) => ({
        location: at(release, 'spec', 'values', ...PATH),
        message: `${cluster.name}’s Loki does not make the attribute ${CLUSTER_LABEL} a label`,
        impact: 'no query of a dashboard finds a single line',
        fix: `add { action: index_label, attributes: [${CLUSTER_LABEL}] } to ${PATH.join('.')}`,
      })),
  ),
}
