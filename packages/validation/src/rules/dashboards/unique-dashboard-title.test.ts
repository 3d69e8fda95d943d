import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueDashboardTitle } from './unique-dashboard-title.ts'

testRule(uniqueDashboardTitle, {
  invalid: [
    {
      name: 'two dashboards of one title in one folder',
      changes: [setIn('search', ['title'], 'Kubernetes / Logs / Pod')],
      findings: [{ severity: 'warning' }],
    },
  ],
})
