import { changeIn } from '../../testing/dashboard-changes.ts'
import { uniqueRefId } from './unique-ref-id.ts'
import { testRule } from '../../testing/test-rule.ts'

interface Target {
  readonly refId: string
}

testRule(uniqueRefId, {
  invalid: [
    {
      name: 'two queries of one name',
      changes: [changeIn('search', ['panels', 1, 'targets'], ([first]: Target[]) => [first, first])],
    },
  ],
})
