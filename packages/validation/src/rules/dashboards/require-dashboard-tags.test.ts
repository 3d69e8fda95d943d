import { unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireDashboardTags } from './require-dashboard-tags.ts'

testRule(requireDashboardTags, {
  invalid: [
    {
      name: 'a dashboard without tags',
      changes: [unsetIn('search', ['tags'])],
      findings: [{ severity: 'info' }],
    },
  ],
})
