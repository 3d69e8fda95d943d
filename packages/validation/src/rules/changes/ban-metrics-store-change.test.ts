import { testChangeRule } from '../../testing/test-rule.ts'
import { eachArgument, withThanos } from '../../testing/thanos.ts'
import { banMetricsStoreChange } from './ban-metrics-store-change.ts'

testChangeRule(banMetricsStoreChange, {
  valid: [
    {
      name: 'another retention of the same Thanos',
      before: withThanos(),
      changes: [
        eachArgument('hub StatefulSet thanos-compact', (argument) =>
          argument.replace(/resolution-1h=.*/, 'resolution-1h=9000h'),
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'a Thanos in place of Prometheus',
      changes: withThanos(),
      findings: [{ severity: 'warning' }],
    },
  ],
})
