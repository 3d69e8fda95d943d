import { addAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireEffectiveFallback } from './require-effective-fallback.ts'

const NODES = 'up{job="node-exporter", cluster="oracle-k3s"}'

const alert = (expr: string) => [
  addAlert('ClusterMetricsAbsent', expr, { cluster: 'oracle-k3s', severity: 'warning' }),
]

testRule(requireEffectiveFallback, {
  valid: [
    {
      name: 'a fallback for the subtracted count',
      changes: alert(`1 - (count(${NODES}) or on() vector(0)) > 0`),
    },
    {
      name: 'a count with a fallback that is compared',
      changes: alert(`(count(${NODES} == 1) or on() vector(0)) < 1`),
    },
  ],
  invalid: [
    {
      name: 'a fallback for the whole difference',
      changes: alert(`(1 - count(${NODES}) or vector(0)) > 0`),
      findings: [
        {
          message:
            'the alert Added has a fallback for a whole difference, of which its comparison is never true: or vector(0)',
        },
      ],
    },
    {
      name: 'a fallback for the difference to a count of those that answer',
      changes: alert(`(count(${NODES}) - count(${NODES} == 1) or on() vector(0)) >= 1`),
    },
  ],
})
