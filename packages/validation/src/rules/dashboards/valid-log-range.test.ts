import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLogRange } from './valid-log-range.ts'

const withRange = (title: string, range: string) => [
  inQuery('errors', title, (expr) =>
    expr.replace('rate(', 'count_over_time(').replace(/\[\$__\w+\]/, `[${range}]`),
  ),
]

testRule(validLogRange, {
  valid: [{ name: 'a number of a day', changes: withRange('Errors', '1d') }],
  invalid: [
    {
      name: 'a curve that counts five minutes at each point',
      changes: withRange('Now and the day before', '5m'),
      findings: [{ severity: 'warning', fix: 'write [$__auto]' }],
    },
    {
      name: 'a number of ten seconds',
      changes: withRange('Errors', '10s'),
      findings: [{ fix: 'write [$__range]' }],
    },
  ],
})
