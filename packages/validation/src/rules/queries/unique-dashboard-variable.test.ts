import { expect } from 'vitest'
import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueDashboardVariable } from './unique-dashboard-variable.ts'

testRule(uniqueDashboardVariable, {
  invalid: [
    {
      name: 'two variables of one name',
      changes: [
        changeIn<readonly object[]>('k8s-logs-pod', ['templating', 'list'], (list) => [
          ...list,
          { type: 'textbox', name: 'cluster', label: 'Another', query: '' },
        ]),
      ],
      findings: [{ message: expect.stringContaining('two variables cluster') }],
    },
  ],
})
