import { unset } from '../../testing/sample-trees.ts'
import { requireAlikeExporters } from './require-alike-exporters.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireAlikeExporters, {
  invalid: [
    {
      name: 'an exporter that reports on less in one cluster',
      changes: [
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'kube-state-metrics',
          'collectors',
          9,
        ]),
      ],
    },
  ],
})
