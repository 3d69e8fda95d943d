import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireSingleNodeAffinity } from './require-single-node-affinity.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireSingleNodeAffinity, {
  invalid: [
    ...(
      [
        ['the chart’s affinity', HUB_LOKI, [...VALUES, 'gateway', 'affinity'], undefined],
        ['an empty map, which changes nothing', HUB_LOKI, [...VALUES, 'singleBinary', 'affinity'], {}],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
