import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingProgramVariable } from './no-missing-program-variable.ts'

testRule(noMissingProgramVariable, {
  invalid: [
    {
      name: 'a program without a variable that it needs',
      changes: [unset('spoke Deployment miniflux', ['spec', 'template', 'spec', 'containers', 0, 'env', 2])],
    },
  ],
})
