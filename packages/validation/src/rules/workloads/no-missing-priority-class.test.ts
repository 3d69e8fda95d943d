import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingPriorityClass } from './no-missing-priority-class.ts'

const CLASS = ['spec', 'template', 'spec', 'priorityClassName'] as const

testRule(noMissingPriorityClass, {
  invalid: [
    { name: 'a missing priority class', changes: [set('spoke Deployment n8n', CLASS, 'node-critical')] },
  ],
})
