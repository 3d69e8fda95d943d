import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { banPodAntiAffinity } from './ban-pod-anti-affinity.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banPodAntiAffinity, {
  invalid: [
    {
      name: 'the default affinity of the chart',
      changes: [set(HUB_LOKI, [...VALUES, 'gateway', 'affinity'], undefined)],
    },
    {
      name: 'an empty map, which Helm merges with the default',
      changes: [set(HUB_LOKI, [...VALUES, 'singleBinary', 'affinity'], {})],
    },
  ],
})
