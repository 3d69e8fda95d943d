import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banCountOfOne } from './ban-count-of-one.ts'

testRule(banCountOfOne, {
  invalid: [
    {
      name: 'a count of a single sum',
      changes: [inQuery('pod', 'Lines', (expr) => `count(${expr})`)],
      findings: [{ severity: 'warning' }],
    },
  ],
})
