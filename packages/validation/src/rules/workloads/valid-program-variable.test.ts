import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validProgramVariable } from './valid-program-variable.ts'

const ENV = ['spec', 'template', 'spec', 'containers', 0, 'env'] as const

testRule(validProgramVariable, {
  invalid: [
    {
      name: 'a value that the program does not accept',
      changes: [set('spoke Deployment n8n', [...ENV, 0, 'value'], 'Asia/Shangai')],
    },
  ],
})
