import { set, unset } from '../../testing/sample-trees.ts'
import { requireRecreate } from './require-recreate.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireRecreate, {
  invalid: [
    { name: 'two pods on one volume', changes: [unset('spoke Deployment n8n', ['spec', 'strategy'])] },
    {
      name: 'two exporters that report the same',
      changes: [set('spoke Deployment kube-state-metrics', ['spec', 'replicas'], 2)],
    },
  ],
})
