import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSingleInstance } from './require-single-instance.ts'

testRule(requireSingleInstance, {
  invalid: [
    {
      name: 'a rollout with two pods on one volume',
      changes: [unset('spoke Deployment n8n', ['spec', 'strategy'])],
    },
    {
      name: 'two replicas that report the same objects',
      changes: [set('spoke Deployment kube-state-metrics', ['spec', 'replicas'], 2)],
    },
  ],
})
