import { duplicate } from '../../testing/sample-trees.ts'
import { uniqueObject } from './unique-object.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(uniqueObject, {
  invalid: [
    {
      name: 'an object that is in a tree twice',
      changes: [duplicate('spoke ServiceAccount otel-collector')],
    },
  ],
})
