import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSameLogLabels } from './require-same-log-labels.ts'

const EXTRACT = [...SPOKE_KEYS, 'processors', 'k8s_attributes', 'extract'] as const

testRule(requireSameLogLabels, {
  invalid: [
    {
      name: 'another extraction from the pods of one cluster',
      changes: [set(SPOKE_CONFIG, [...EXTRACT, 'otel_annotations'], false)],
    },
  ],
})
