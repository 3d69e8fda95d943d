import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireQuery } from './require-query.ts'

const HIDDEN = {
  refId: 'A',
  hide: true,
  queryType: 'instant',
  expr: 'sum(count_over_time({cluster=~"$cluster"} [$__range]))',
  datasource: { type: 'loki', uid: 'loki' },
}

testRule(requireQuery, {
  invalid: [
    { name: 'a panel without a query', changes: [setIn('search', ['panels', 1, 'targets'], [])] },
    { name: 'a panel with a hidden query', changes: [setIn('search', ['panels', 1, 'targets'], [HIDDEN])] },
  ],
})
