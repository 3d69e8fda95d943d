import { set } from '../../testing/sample-trees.ts'
import { requirePromotedLabel } from './require-promoted-label.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requirePromotedLabel, {
  invalid: [
    {
      name: 'a Loki that keeps the cluster as metadata',
      changes: [
        set(
          'hub HelmRelease loki',
          [
            'spec',
            'values',
            'loki',
            'limits_config',
            'otlp_config',
            'resource_attributes',
            'attributes_config',
            0,
            'action',
          ],
          'structured_metadata',
        ),
      ],
    },
  ],
})
