import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banUnusedDashboardVariable } from './ban-unused-dashboard-variable.ts'

testRule(banUnusedDashboardVariable, {
  invalid: [
    {
      name: 'a variable that nothing uses',
      changes: [
        changeIn<readonly object[]>('k8s-logs-pod', ['templating', 'list'], (list) => [
          ...list,
          { type: 'textbox', name: 'owner', label: 'Owner', query: '' },
        ]),
      ],
      findings: [{ severity: 'warning' }],
    },
  ],
})
