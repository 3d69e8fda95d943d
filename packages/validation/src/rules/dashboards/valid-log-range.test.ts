import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLogRange } from './valid-log-range.ts'

const withRange = (panel: number, range: string) => [
  changeIn('search', ['panels', panel, 'targets', 0, 'expr'], (expr) =>
    expr.replace(/\[\$__\w+\]/, `[${range}]`),
  ),
]

testRule(validLogRange, {
  valid: [{ name: 'a number of a day', changes: withRange(1, '1d') }],
  invalid: [
    {
      name: 'a curve that counts five minutes at each point',
      changes: withRange(4, '5m'),
      findings: [{ severity: 'warning', fix: 'write [$__auto]' }],
    },
    {
      name: 'a number of ten seconds',
      changes: withRange(1, '10s'),
      findings: [{ fix: 'write [$__range]' }],
    },
  ],
})
