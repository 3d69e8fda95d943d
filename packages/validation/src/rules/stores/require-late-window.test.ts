import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireLateWindow } from './require-late-window.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLateWindow, {
  invalid: [
    ...(
      [
        [
          'a window shorter than the outage',
          HUB_STACK,
          [...VALUES, 'prometheus', 'prometheusSpec', 'tsdb', 'outOfOrderTimeWindow'],
          '30m',
        ],
        ['no window', HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'tsdb'], undefined],
        [
          'chunks of Loki too short for late lines',
          HUB_LOKI,
          [...VALUES, 'loki', 'ingester', 'max_chunk_age'],
          '1h',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
