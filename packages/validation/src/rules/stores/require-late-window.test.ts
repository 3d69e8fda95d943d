import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireLateWindow } from './require-late-window.ts'
import { eachArgument, withThanos } from '../../testing/thanos.ts'
import { testRule } from '../../testing/test-rule.ts'

const TSDB = [...VALUES, 'prometheus', 'prometheusSpec', 'tsdb'] as const

testRule(requireLateWindow, {
  invalid: [
    {
      name: 'a window of Prometheus shorter than the outage',
      changes: [set(HUB_STACK, [...TSDB, 'outOfOrderTimeWindow'], '30m')],
    },
    {
      name: 'a Receive of Thanos with a window shorter than the outage',
      changes: [
        ...withThanos(),
        eachArgument('hub StatefulSet thanos-receive', (argument) =>
          argument.replace(/(time-window)=2h$/, '$1=30m'),
        ),
      ],
    },
    { name: 'a Prometheus without a window', changes: [set(HUB_STACK, TSDB, undefined)] },
    {
      name: 'chunks of Loki that are too short for late lines',
      changes: [set(HUB_LOKI, [...VALUES, 'loki', 'ingester', 'max_chunk_age'], '1h')],
    },
  ],
})
