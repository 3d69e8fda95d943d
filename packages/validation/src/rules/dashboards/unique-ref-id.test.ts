import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueRefId } from './unique-ref-id.ts'

testRule(uniqueRefId, {
  invalid: [
    {
      name: 'two queries of one refId',
      changes: [changeIn<readonly object[]>('search', ['panels', 1, 'targets'], ([first]) => [first, first])],
    },
  ],
})
