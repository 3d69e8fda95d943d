import { changeIn } from '../../testing/dashboard-changes.ts'
import { banUnusedDashboardVariable } from './ban-unused-dashboard-variable.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banUnusedDashboardVariable, {
  invalid: [
    {
      name: 'a choice that nothing depends on',
      changes: [
        changeIn<readonly object[]>('k8s-logs-pod', ['templating', 'list'], (list: readonly object[]) => [
          ...list,
          { type: 'textbox', name: 'owner', label: 'Owner', query: '' },
        ]),
      ],
    },
  ],
})
