import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banUnescapedDollar } from './ban-unescaped-dollar.ts'

const KUBELET = [...SPOKE_KEYS, 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

testRule(banUnescapedDollar, {
  invalid: [
    {
      name: 'a regular expression’s group with a single dollar',
      changes: [
        set(SPOKE_CONFIG, [...KUBELET, 'metric_relabel_configs', 2], {
          source_labels: ['container'],
          target_label: 'container',
          regex: '(.+)',
          replacement: '$1',
        }),
      ],
    },
  ],
})
