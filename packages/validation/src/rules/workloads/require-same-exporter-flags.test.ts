import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSameExporterFlags } from './require-same-exporter-flags.ts'

testRule(requireSameExporterFlags, {
  invalid: [
    {
      name: 'an exporter that reports less in one cluster',
      changes: [unset(HUB_STACK, [...VALUES, 'kube-state-metrics', 'collectors', 9])],
    },
  ],
})
