import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireExpectedVariable } from './require-expected-variable.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

testRule(requireExpectedVariable, {
  valid: [
    {
      name: 'a container that takes more variables from an object',
      changes: [
        unset('spoke Deployment n8n', [...CONTAINER, 'env']),
        set(
          'spoke Deployment n8n',
          [...CONTAINER, 'envFrom'],
          [{ configMapRef: { name: 'n8n', optional: true } }],
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'a program without its time zone',
      changes: [unset('spoke Deployment n8n', [...CONTAINER, 'env', 0])],
    },
  ],
})
