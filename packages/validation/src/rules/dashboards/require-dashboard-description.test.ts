import { unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireDashboardDescription } from './require-dashboard-description.ts'

testRule(requireDashboardDescription, {
  invalid: [
    {
      name: 'a panel without a description',
      changes: [unsetIn('search', ['panels', 1, 'description'])],
      findings: [{ severity: 'info' }],
    },
    {
      name: 'a dashboard without a description',
      changes: [unsetIn('search', ['description'])],
      findings: [{ severity: 'info' }],
    },
  ],
})
