import { setIn } from '../../testing/dashboard-changes.ts'
import { validDashboardSize } from './valid-dashboard-size.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validDashboardSize, {
  invalid: [
    { name: 'what etcd does not take', changes: [setIn('search', ['description'], 'long '.repeat(250_000))] },
  ],
})
