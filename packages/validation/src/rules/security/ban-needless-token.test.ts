import { set, unset } from '../../testing/sample-trees.ts'
import { banNeedlessToken } from './ban-needless-token.ts'
import { testRule } from '../../testing/test-rule.ts'

const TOKEN = ['spec', 'template', 'spec', 'automountServiceAccountToken'] as const

testRule(banNeedlessToken, {
  invalid: [
    { name: 'a token that nobody needs', changes: [unset('spoke Deployment n8n', TOKEN)] },
    {
      name: 'to do without one that is needed',
      changes: [set('spoke Deployment kube-state-metrics', TOKEN, false)],
    },
  ],
})
