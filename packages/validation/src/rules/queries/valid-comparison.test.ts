import { expect } from 'vitest'
import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validComparison } from './valid-comparison.ts'

testRule(validComparison, {
  invalid: [
    {
      name: 'an annotation of fewer than no restarts',
      changes: [changeIn('pod', ['annotations', 'list', 0, 'expr'], (expr) => expr.replace('> 0', '< 0'))],
      findings: [{ message: expect.stringContaining('never true: < 0') }],
    },
  ],
})
