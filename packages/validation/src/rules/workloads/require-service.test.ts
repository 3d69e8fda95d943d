import { remove } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireService } from './require-service.ts'

testRule(requireService, {
  invalid: [{ name: 'a program without a Service', changes: [remove('spoke Service squoosh')] }],
})
