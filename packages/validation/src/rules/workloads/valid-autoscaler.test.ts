import { AUTOSCALER, autoscaler } from '../../testing/autoscaler.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validAutoscaler } from './valid-autoscaler.ts'

testRule(validAutoscaler, {
  valid: [{ name: 'an autoscaler of pods with requests', changes: autoscaler }],
  invalid: [
    {
      name: 'an autoscaler with more pods at least than at most',
      changes: [...autoscaler, set(AUTOSCALER, ['spec', 'minReplicas'], 4)],
    },
    {
      name: 'an autoscaler that measures what the pods do not request',
      changes: [
        ...autoscaler,
        set(AUTOSCALER, ['spec', 'metrics', 0, 'resource', 'name'], 'ephemeral-storage'),
      ],
    },
  ],
})
