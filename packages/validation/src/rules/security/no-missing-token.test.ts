import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingToken } from './no-missing-token.ts'

const TOKEN = ['spec', 'template', 'spec', 'automountServiceAccountToken'] as const

testRule(noMissingToken, {
  invalid: [
    {
      name: 'pods with rights and without a token',
      changes: [set('spoke Deployment kube-state-metrics', TOKEN, false)],
    },
  ],
})
