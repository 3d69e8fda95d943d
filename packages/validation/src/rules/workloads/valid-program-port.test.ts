import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validProgramPort } from './valid-program-port.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

testRule(validProgramPort, {
  invalid: [
    {
      name: 'a port that the program does not serve',
      changes: [set('spoke Deployment it-tools', [...CONTAINER, 'ports', 0, 'containerPort'], 81)],
    },
    {
      name: 'a port other than the one in the program’s variable',
      changes: [set('spoke Deployment n8n', [...CONTAINER, 'env', 1, 'value'], '5679')],
    },
  ],
})
