import { set, unset } from '../../testing/sample-trees.ts'
import { validCapabilities } from './valid-capabilities.ts'
import { testRule } from '../../testing/test-rule.ts'

const ADD = ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'add'] as const

testRule(validCapabilities, {
  invalid: [
    {
      name: 'one that the program does not need',
      changes: [set('hub Deployment calibre-web', [...ADD, 6], 'SETFCAP')],
    },
    { name: 'to do without one that it needs', changes: [unset('hub Deployment calibre-web', [...ADD, 0])] },
  ],
})
