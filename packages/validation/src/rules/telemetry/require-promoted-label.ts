import { CLUSTER_LABEL } from '@fleet/model'
import { z } from 'zod'
import { at } from '../../spot.ts'
import { inEachCluster, type Rule } from '../../rule.ts'

/** The loki chart's values. */
const values = z.looseObject({
  loki: z.looseObject({
    limits_config: z.looseObject({
      otlp_config: z.looseObject({
        resource_attributes: z.looseObject({
          attributes_config: z.array(
            z.looseObject({ action: z.string(), attributes: z.array(z.string()).default([]) }),
          ),
        }),
      }),
    }),
  }),
})

const PATH = ['loki', 'limits_config', 'otlp_config', 'resource_attributes', 'attributes_config'] as const

export const requirePromotedLabel: Rule = {
  id: 'require-promoted-label',
  why: 'The cluster is not among the attributes that Loki makes labels by itself, and a stream selector finds labels only.',
  judge: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'loki')
      .filter(({ object }) => {
        const { data } = values.safeParse(object.spec?.values)
        const promoted = data?.loki.limits_config.otlp_config.resource_attributes.attributes_config ?? []
        return !promoted.some(
          ({ action, attributes }) => action === 'index_label' && attributes.includes(CLUSTER_LABEL),
        )
      })
      .map((release) => ({
        at: at(release, 'spec', 'values', ...PATH),
        what: `${cluster.name}’s Loki does not make the attribute ${CLUSTER_LABEL} a label`,
        consequence: 'no query of a dashboard finds a single line',
        mend: `add { action: index_label, attributes: [${CLUSTER_LABEL}] } to ${PATH.join('.')}`,
      })),
  ),
}
