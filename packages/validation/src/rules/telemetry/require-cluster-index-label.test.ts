import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterIndexLabel } from './require-cluster-index-label.ts'

const OTLP = [...VALUES, 'loki', 'limits_config', 'otlp_config', 'resource_attributes'] as const

testRule(requireClusterIndexLabel, {
  invalid: [
    {
      name: 'a Loki with the cluster as structured metadata',
      changes: [set(HUB_LOKI, [...OTLP, 'attributes_config', 0, 'action'], 'structured_metadata')],
    },
  ],
})
