import { changeIn } from '../../testing/dashboard-changes.ts'
import { banCountOfOne } from './ban-count-of-one.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banCountOfOne, {
  invalid: [
    {
      name: 'a count of what is summed up already',
      changes: [
        changeIn('search', ['panels', 2, 'targets', 0, 'expr'], (expr: string) =>
          expr.replace('sum by (cluster)', 'sum'),
        ),
      ],
    },
  ],
})
