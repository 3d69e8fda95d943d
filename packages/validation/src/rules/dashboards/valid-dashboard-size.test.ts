import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validDashboardSize } from './valid-dashboard-size.ts'

testRule(validDashboardSize, {
  invalid: [
    {
      name: 'a dashboard that etcd does not accept',
      changes: [setIn('search', ['description'], 'long '.repeat(250_000))],
    },
  ],
})
