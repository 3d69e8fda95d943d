import { budget } from '../../testing/budget.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingBudgetPods } from './no-missing-budget-pods.ts'

testRule(noMissingBudgetPods, {
  invalid: [
    {
      name: 'a budget for a label that no pod has',
      changes: budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'rsshub' } } }),
    },
  ],
})
