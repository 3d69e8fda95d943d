import { changeIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireThresholds } from './require-thresholds.ts'

const THRESHOLDS = ['panels', 1, 'fieldConfig', 'defaults', 'thresholds']

const withSteps = (to: (steps: readonly unknown[]) => readonly unknown[]) => [
  changeIn<readonly unknown[]>('errors', [...THRESHOLDS, 'steps'], to),
]

testRule(requireThresholds, {
  invalid: [
    {
      name: 'a number without thresholds',
      changes: [unsetIn('errors', THRESHOLDS)],
      findings: [{ severity: 'warning' }],
    },
    {
      name: 'steps that begin with a value',
      changes: withSteps((steps) => [...steps.slice(1), { value: 5, color: 'red' }]),
    },
    {
      name: 'steps that fall',
      changes: withSteps(([first]) => [first, { value: 5, color: 'red' }, { value: 1, color: 'orange' }]),
    },
  ],
})
