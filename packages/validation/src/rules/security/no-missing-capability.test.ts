import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingCapability } from './no-missing-capability.ts'

const ADD = ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'add'] as const

testRule(noMissingCapability, {
  invalid: [
    {
      name: 'a container without a capability that its program needs',
      changes: [unset('hub Deployment calibre-web', [...ADD, 0])],
    },
  ],
})
