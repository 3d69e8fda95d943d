import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { banUnescapedDollar } from './ban-unescaped-dollar.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banUnescapedDollar, {
  invalid: [
    ...(
      [
        [
          'a group that the collector reads as a variable',
          SPOKE_CONFIG,
          [
            ...SPOKE_KEYS,
            'receivers',
            'prometheus/kubelet',
            'config',
            'scrape_configs',
            0,
            'metric_relabel_configs',
            2,
          ],
          { source_labels: ['container'], target_label: 'container', regex: '(.+)', replacement: '$1' },
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
