import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validRefreshInterval } from './valid-refresh-interval.ts'

testRule(validRefreshInterval, {
  invalid: [
    {
      name: 'a refresh every second',
      changes: [setIn('search', ['refresh'], '1s')],
      findings: [{ severity: 'warning' }],
    },
  ],
})
