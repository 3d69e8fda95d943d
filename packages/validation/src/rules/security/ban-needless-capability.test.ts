import { set } from '../../testing/sample-trees.ts'
import { banNeedlessCapability } from './ban-needless-capability.ts'
import { testRule } from '../../testing/test-rule.ts'

const ADD = ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'add'] as const

testRule(banNeedlessCapability, {
  invalid: [
    {
      name: 'a capability that the program does not need',
      changes: [set('hub Deployment calibre-web', [...ADD, 6], 'SETFCAP')],
    },
  ],
})
