import { setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireDashboardTags } from './require-dashboard-tags.ts'

testRule(requireDashboardTags, {
  invalid: [
    {
      name: 'a dashboard without tags',
      // Without a menu either: otherwise it leads to dashboards that do not list it.
      changes: [unsetIn('search', ['tags']), setIn('search', ['links'], [])],
      findings: [{ severity: 'info' }],
    },
  ],
})
