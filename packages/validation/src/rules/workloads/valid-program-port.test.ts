import { set } from '../../testing/sample-trees.ts'
import { validProgramPort } from './valid-program-port.ts'
import { testRule } from '../../testing/test-rule.ts'

const PORT = ['spec', 'template', 'spec', 'containers', 0, 'ports', 0, 'containerPort'] as const

testRule(validProgramPort, {
  invalid: [
    { name: 'a port that nobody listens on', changes: [set('spoke Deployment it-tools', PORT, 81)] },
    {
      name: 'follows the variable that moves a program',
      changes: [
        set('spoke Deployment n8n', ['spec', 'template', 'spec', 'containers', 0, 'env', 1, 'value'], '5679'),
      ],
    },
  ],
})
