import { changeIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { requireThresholds } from './require-thresholds.ts'
import { testRule } from '../../testing/test-rule.ts'

const THRESHOLDS = ['panels', 1, 'fieldConfig', 'defaults', 'thresholds']

testRule(requireThresholds, {
  invalid: [
    { name: 'a number that Grafana would paint red from 80 on', changes: [unsetIn('errors', THRESHOLDS)] },
    {
      name: 'steps that begin with a value',
      changes: [
        changeIn('errors', [...THRESHOLDS, 'steps'], (steps: unknown[]) => [
          ...steps.slice(1),
          { value: 5, color: 'red' },
        ]),
      ],
    },
    {
      name: 'steps that fall',
      changes: [
        changeIn('errors', [...THRESHOLDS, 'steps'], ([first]: unknown[]) => [
          first,
          { value: 5, color: 'red' },
          { value: 1, color: 'orange' },
        ]),
      ],
    },
  ],
})
