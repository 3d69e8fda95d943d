import { setIn } from '../../testing/dashboard-changes.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banDashboardUidChange } from './ban-dashboard-uid-change.ts'

testChangeRule(banDashboardUidChange, {
  valid: [{ name: 'another description', changes: [setIn('errors', ['description'], 'What went wrong.')] }],
  invalid: [
    {
      name: 'another uid',
      before: [setIn('errors', ['uid'], 'errors')],
      changes: [setIn('errors', ['uid'], 'k8s-logs-errors')],
      findings: [
        {
          severity: 'warning',
          message:
            'the dashboard k8s-logs-errors.json of ConfigMap monitoring/dashboard-k8s-logs-errors changes its uid from errors to k8s-logs-errors',
        },
      ],
    },
  ],
})
