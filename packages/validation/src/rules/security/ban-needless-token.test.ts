import { unset } from '../../testing/sample-trees.ts'
import { banNeedlessToken } from './ban-needless-token.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banNeedlessToken, {
  invalid: [
    {
      name: 'a token without rights',
      changes: [unset('spoke Deployment n8n', ['spec', 'template', 'spec', 'automountServiceAccountToken'])],
    },
  ],
})
