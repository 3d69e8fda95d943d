import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { requireLateWindow } from './require-late-window.ts'
import { eachArgument, metricsToReceive, withArguments, withThanos } from '../../testing/thanos.ts'
import { expect } from 'vitest'
import { testRule } from '../../testing/test-rule.ts'

const TSDB = [...VALUES, 'prometheus', 'prometheusSpec', 'tsdb'] as const

const RECEIVE = 'hub StatefulSet thanos-receive'

testRule(requireLateWindow, {
  valid: [
    {
      name: 'a Prometheus without a window to which no spoke pushes: a gateway leads to Receives',
      changes: [...metricsToReceive(), unset(HUB_STACK, TSDB)],
    },
  ],
  invalid: [
    {
      name: 'a window of Prometheus shorter than the outage',
      changes: [set(HUB_STACK, [...TSDB, 'outOfOrderTimeWindow'], '30m')],
    },
    {
      name: 'a Receive of Thanos with a window shorter than the outage',
      changes: [
        ...withThanos(),
        eachArgument(RECEIVE, (argument) => argument.replace(/(time-window)=2h$/, '$1=30m')),
      ],
    },
    {
      name: 'a Receive of Thanos without a window',
      changes: [...withThanos(), withArguments(RECEIVE, [], /out-of-order\.time-window/)],
      findings: [
        { message: expect.stringContaining(' is 0 s, and collectors send data of up to 3600 s') as string },
      ],
    },
    {
      name: 'a window that is longer than samples are kept',
      changes: [set(HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'retention'], '1h')],
      findings: [
        {
          message: expect.stringContaining('longer than the retention') as string,
          fix: expect.stringContaining('lengthen the retention') as string,
        },
      ],
    },
    {
      name: 'a window of which most keeps nothing that is ever so late',
      changes: [set(HUB_STACK, [...TSDB, 'outOfOrderTimeWindow'], '48h')],
      findings: [{ fix: expect.stringContaining('at most 86400s') as string }],
    },
    { name: 'a Prometheus without a window', changes: [set(HUB_STACK, TSDB, undefined)] },
    {
      name: 'chunks of Loki that are too short for late lines',
      changes: [set(HUB_LOKI, [...VALUES, 'loki', 'ingester', 'max_chunk_age'], '1h')],
    },
  ],
})
