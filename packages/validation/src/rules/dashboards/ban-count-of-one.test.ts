import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banCountOfOne } from './ban-count-of-one.ts'

testRule(banCountOfOne, {
  invalid: [
    {
      name: 'a count of a single sum',
      changes: [
        changeIn('search', ['panels', 2, 'targets', 0, 'expr'], (expr) =>
          expr.replace('sum by (cluster)', 'sum'),
        ),
      ],
      findings: [{ severity: 'warning' }],
    },
  ],
})
